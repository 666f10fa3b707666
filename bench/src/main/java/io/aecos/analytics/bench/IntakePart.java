package io.aecos.analytics.bench;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Durable intake over HTTP: lines of JSON, each request acknowledged after its commit. The ids are
 * those of a hook, which grow; at last come some without any order, as other programs may give.
 */
final class IntakePart implements Bench.Part {
  private static final int BATCH = 500;
  private static final int WARM_UP = 80;
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);
  private static final int TOGETHER = 4;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    List<byte[]> bodies = bodies(options.events());
    int share = share(bodies.size());
    try (ServerProcess server = ServerProcess.start(options, scratch.file("data"))) {
      send(server.api(), bodies.subList(0, WARM_UP), 1);
      int from = WARM_UP;
      for (int clients : CLIENTS) {
        counted(server, from);
        measure("HTTP", server, bodies.subList(from, from + share), clients, results);
        from += share;
      }
      counted(server, from);
      int to = from + share;
      List<byte[]> together = bodies.subList(from, to);
      double seconds =
          Timing.seconds(
              () -> {
                send(server.api(), together, TOGETHER);
                counted(server, to);
              });
      results.rate(
          "… until the dashboard counts all of it, clients: " + TOGETHER,
          (long) share * BATCH,
          seconds);
      List<byte[]> unordered = bodies.subList(to, to + share);
      measure("… ids without any order", server, unordered, TOGETHER, results);
      counted(server, to + share);
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  private static int share(int bodies) {
    return (bodies - WARM_UP) / (CLIENTS.size() + 2);
  }

  private static void counted(ServerProcess server, int bodies)
      throws IOException, InterruptedException {
    server.awaitEvents((long) bodies * BATCH - 1);
  }

  /** The processor time is what stays comparable when other programs run meanwhile. */
  private static void measure(
      String what, ServerProcess server, List<byte[]> bodies, int clients, Results results)
      throws IOException, InterruptedException {
    double before = server.processorSeconds();
    double seconds = Timing.seconds(() -> send(server.api(), bodies, clients));
    double used = server.processorSeconds() - before;
    long events = (long) bodies.size() * BATCH;
    results.rate(what + ", batches of " + BATCH + ", clients: " + clients, events, seconds);
    results.add(
        "… processor time of the server for each event",
        String.format(Locale.ROOT, "%.1f µs", used * 1e6 / events));
  }

  private static void send(Api api, List<byte[]> bodies, int clients)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (byte[] body : bodies) {
        answers.add(pool.submit(() -> post(api, body)));
      }
      for (Future<String> answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static String post(Api api, byte[] body) throws IOException, InterruptedException {
    return api.post("/api/events", "application/x-ndjson", body);
  }

  private static List<byte[]> bodies(long events) {
    int ordered = WARM_UP + share((int) (events / BATCH)) * (CLIENTS.size() + 1);
    List<byte[]> bodies = new ArrayList<>();
    HookIds ids = new HookIds();
    Firms.forEachBatch(
        events,
        BATCH,
        batch -> {
          if (batch.size() == BATCH) { // The last one may be shorter, and they are counted.
            bodies.add(lines(bodies.size() < ordered ? ids.renew(batch) : batch));
          }
        });
    return bodies;
  }

  /** A request body of events, one a line. */
  static byte[] lines(List<Event> batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Event event : batch) {
      lines.writeBytes(EventJson.write(event));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
