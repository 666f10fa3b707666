package io.aecos.analytics.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/** A small real server that keeps events by id, reading them as the product does. */
final class Sink implements AutoCloseable {
  /** Answers a batch in place of the sink; false lets the sink go on. */
  interface Mood {
    boolean answers(HttpExchange exchange, List<Event> batch) throws IOException;
  }

  final Map<UUID, Event> events = new ConcurrentHashMap<>();
  final List<Integer> batches = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();
  final AtomicInteger duplicates = new AtomicInteger();
  volatile Mood mood = (exchange, batch) -> false;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  Sink() throws IOException {
    this(0);
  }

  Sink(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/api/events", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** Keeps whoever answers until {@code latch} opens; an interrupt ends the wait. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://localhost:" + port());
  }

  /** Waits for a state that the sink comes to on another thread. */
  static void eventually(BooleanSupplier state) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!state.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    if (!state.getAsBoolean()) {
      throw new AssertionError("did not come to pass within 30 s");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<Event> batch = read(exchange);
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      if (mood.answers(exchange, batch)) {
        return;
      }
      int fresh = 0;
      for (Event event : batch) {
        fresh += events.put(event.id(), event) == null ? 1 : 0;
      }
      batches.add(batch.size());
      duplicates.addAndGet(batch.size() - fresh);
      answer(exchange, 200, "application/json", receipt(batch.size(), fresh));
    }
  }

  static String receipt(int received, int stored) {
    return "{\"received\":%d,\"stored\":%d,\"duplicate\":%d,\"quarantined\":[],\"refused\":[]}"
        .formatted(received, stored, received - stored);
  }

  static boolean answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    return true;
  }

  private static List<Event> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    List<Event> batch = new ArrayList<>();
    for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
      batch.add(EventJson.read(line.getBytes(StandardCharsets.UTF_8), "http", Instant.now()));
    }
    return batch;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
