package io.aecos.analytics.bench.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * A server for hooks to talk to, in a process of its own so that its garbage is not counted as the
 * host's. It answers as intake does: at once, after two seconds, or never.
 */
public final class Server implements AutoCloseable {
  /** How a server treats what it is sent; {@code AWAY}: nobody listens. */
  public enum Mood {
    AWAY,
    TAKES,
    SLOW,
    HANGS
  }

  private static final long SLOW_MILLIS = 2_000;

  private final Process process;
  private final URI address;

  private Server(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static Server start(Mood mood) throws IOException {
    List<String> command = OwnJvm.command(Server.class);
    command.add(mood.name());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String port =
        new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    return new Server(process, URI.create("http://127.0.0.1:" + port));
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws IOException {
    Mood mood = Mood.valueOf(arguments[0]);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/", exchange -> answer(exchange, mood));
    System.out.println(http.getAddress().getPort());
    if (mood == Mood.AWAY) {
      http.stop(0);
    } else {
      http.start();
    }
  }

  private static void answer(HttpExchange exchange, Mood mood) throws IOException {
    long events;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(exchange.getRequestBody()), StandardCharsets.UTF_8))) {
      events = lines.lines().count();
    }
    try {
      if (mood == Mood.HANGS) {
        new CountDownLatch(1).await();
      } else if (mood == Mood.SLOW) {
        Thread.sleep(SLOW_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] receipt =
        String.format(
                Locale.ROOT,
                "{\"received\":%d,\"stored\":%d,\"duplicate\":0,\"quarantined\":[],\"refused\":[]}",
                events,
                events)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, receipt.length);
    exchange.getResponseBody().write(receipt);
    exchange.close();
  }
}
