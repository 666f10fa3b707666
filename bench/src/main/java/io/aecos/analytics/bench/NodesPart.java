package io.aecos.analytics.bench;

import io.aecos.analytics.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two servers that share a PostgreSQL, beside one of its own with the same events. */
final class NodesPart implements Bench.Part {
  private static final int BATCH = 1_000;
  private static final int CLIENTS = 8;
  private static final int WARM_UPS = 10;
  private static final int TIMES = 60;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    String ledger = Objects.requireNonNull(options.ledger(), "--ledger");
    List<byte[]> bodies = bodies(options.events());
    int warmUp = bodies.size() / 5;
    try (ServerProcess one = ServerProcess.start(options, scratch.file("one"), "--ledger", ledger);
        ServerProcess other =
            ServerProcess.start(options, scratch.file("other"), "--ledger", ledger)) {
      List<ServerProcess> nodes = List.of(one, other);
      deliver(bodies.subList(0, warmUp), nodes);
      counted(nodes, warmUp);
      List<byte[]> measured = bodies.subList(warmUp, bodies.size());
      double used = one.processorSeconds() + other.processorSeconds();
      double seconds = Timing.seconds(() -> deliver(measured, nodes));
      long events = (long) measured.size() * BATCH;
      results.rate("durable events of two servers, clients: " + CLIENTS, events, seconds);
      double both = Timing.seconds(() -> counted(nodes, bodies.size()));
      results.add("… until both count all of it", "%.1f s more".formatted(both));
      results.add(
          "… processor time of both servers for each event, counting included",
          "%.1f µs"
              .formatted(
                  (one.processorSeconds() + other.processorSeconds() - used) * 1e6 / events));
      alone(bodies, one, options, scratch, results);
    }
  }

  /** The same events in a server of its own, which is then asked in turn with {@code shared}. */
  private static void alone(
      List<byte[]> bodies, ServerProcess shared, Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    try (ServerProcess alone = ServerProcess.start(options, scratch.file("alone"))) {
      double seconds = Timing.seconds(() -> deliver(bodies, List.of(alone)));
      results.rate(
          "durable events of one server with SQLite, clients: " + CLIENTS,
          (long) bodies.size() * BATCH,
          seconds);
      counted(List.of(alone), bodies.size());
      for (String period : List.of("30d", "all")) {
        nothingNew(period, shared, alone, results);
        eachNew(period, shared, alone, results);
      }
    }
  }

  private static void nothingNew(
      String period, ServerProcess shared, ServerProcess alone, Results results)
      throws IOException, InterruptedException {
    byte[] body = OverviewRequest.body(period, "{}").getBytes(StandardCharsets.UTF_8);
    Timing onPostgres = new Timing();
    Timing embedded = new Timing();
    for (int i = -WARM_UPS; i < TIMES; i++) {
      double there = Timing.seconds(() -> ask(shared, body)) * 1000;
      double here = Timing.seconds(() -> ask(alone, body)) * 1000;
      if (i >= 0) {
        onPostgres.add(there);
        embedded.add(here);
      }
    }
    compare("overview, " + period + ", nothing new", onPostgres, embedded, results);
  }

  private static void ask(ServerProcess server, byte[] body)
      throws IOException, InterruptedException {
    server.api().post("/api/metrics/query", "application/json", body);
  }

  private static void eachNew(
      String period, ServerProcess shared, ServerProcess alone, Results results)
      throws IOException, InterruptedException {
    LiveOverview onPostgres = new LiveOverview(shared, period);
    LiveOverview embedded = new LiveOverview(alone, period);
    for (int i = -WARM_UPS; i < TIMES; i++) {
      onPostgres.once(i >= 0);
      embedded.once(i >= 0);
    }
    compare(
        "overview, " + period + ", each time with a new event",
        onPostgres.answered(),
        embedded.answered(),
        results);
  }

  private static void compare(String what, Timing onPostgres, Timing embedded, Results results) {
    results.times(what + ", on PostgreSQL", onPostgres);
    results.times("… embedded, asked in turn with it", embedded);
    results.ratio(
        "… PostgreSQL to embedded, p50", onPostgres.percentile(50) / embedded.percentile(50));
  }

  private static void counted(List<ServerProcess> nodes, int bodies)
      throws IOException, InterruptedException {
    for (ServerProcess node : nodes) {
      node.awaitEvents((long) bodies * BATCH - 1);
    }
  }

  /** Each client goes to one server after the other. */
  private static void deliver(List<byte[]> bodies, List<ServerProcess> nodes)
      throws IOException, InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < bodies.size(); i++) {
        byte[] body = bodies.get(i);
        Api api = nodes.get(i % nodes.size()).api();
        answers.add(clients.submit(() -> api.post("/api/events", "application/x-ndjson", body)));
      }
      for (Future<String> answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<byte[]> bodies(long events) {
    List<byte[]> bodies = new ArrayList<>();
    HookIds ids = new HookIds();
    List<Event> waiting = new ArrayList<>();
    Firms.forEachBatch(
        events,
        BATCH,
        batch -> {
          waiting.addAll(ids.renew(batch));
          if (waiting.size() >= BATCH) {
            List<Event> whole = waiting.subList(0, BATCH);
            bodies.add(IntakePart.lines(whole));
            whole.clear();
          }
        });
    return bodies;
  }
}
