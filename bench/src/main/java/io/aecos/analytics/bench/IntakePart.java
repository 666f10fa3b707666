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

/** Durable intake over HTTP: lines of JSON, each request acknowledged after its commit. */
final class IntakePart implements Bench.Part {
  private static final int BATCH = 500;
  private static final long MOST_EVENTS = 320_000;
  private static final int WARM_UP = 40;
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    List<byte[]> bodies = bodies(Math.min(options.events(), MOST_EVENTS));
    try (ServerProcess server = ServerProcess.start(options, scratch.file("data"))) {
      for (byte[] body : bodies.subList(0, WARM_UP)) {
        post(server.api(), body);
      }
      int share = (bodies.size() - WARM_UP) / CLIENTS.size();
      for (int i = 0; i < CLIENTS.size(); i++) {
        int from = WARM_UP + i * share;
        measure(server, bodies.subList(from, from + share), CLIENTS.get(i), results);
      }
      server.awaitEvents((long) (WARM_UP + share * CLIENTS.size() - 1) * BATCH);
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  /** The processor time is what stays comparable when other programs run meanwhile. */
  private static void measure(
      ServerProcess server, List<byte[]> bodies, int clients, Results results)
      throws IOException, InterruptedException {
    double before = server.processorSeconds();
    double seconds = Timing.seconds(() -> send(server.api(), bodies, clients));
    double used = server.processorSeconds() - before;
    long events = (long) bodies.size() * BATCH;
    results.rate("HTTP, batches of " + BATCH + ", clients: " + clients, events, seconds);
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
    List<byte[]> bodies = new ArrayList<>();
    Firms.forEachBatch(events, BATCH, batch -> bodies.add(lines(batch)));
    return bodies;
  }

  private static byte[] lines(List<Event> batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Event event : batch) {
      lines.writeBytes(EventJson.write(event));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
