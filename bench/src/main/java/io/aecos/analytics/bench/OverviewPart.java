package io.aecos.analytics.bench;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The first view's request over a ledger of generated events, through the real API. */
final class OverviewPart implements Bench.Part {
  private static final int BATCH = 5000;
  private static final int TIMES = 30;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Path data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = fill(Files.createDirectories(data), options.events(), results);
    try (ServerProcess server = ServerProcess.start(options, data)) {
      double following = Timing.seconds(() -> server.awaitEvents(count));
      results.rate("projected by the server", count, following);
      for (String period : List.of("30d", "1y", "all")) {
        measure(server.api(), period, "{}", results);
      }
      measure(server.api(), "1y", "{\"discipline\":[\"mep\"]}", results);
      for (String period : List.of("30d", "1y", "all")) {
        new LiveOverview(server, period).measure(TIMES, results);
      }
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  /** The number of events in the ledger, which is filled unless an earlier run has done so. */
  private static long fill(Path data, long events, Results results)
      throws IOException, InterruptedException {
    Path done = data.resolve("events.txt");
    if (Files.exists(done)) {
      return Long.parseLong(Files.readString(done).strip());
    }
    long[] count = {0};
    double seconds = Timing.seconds(() -> count[0] = load(data.resolve("ledger.sqlite"), events));
    results.rate("loaded into the ledger, batches of " + BATCH, count[0], seconds);
    Files.writeString(done, String.valueOf(count[0]));
    return count[0];
  }

  private static void measure(Api api, String period, String filter, Results results)
      throws IOException, InterruptedException {
    byte[] body = OverviewRequest.body(period, filter).getBytes(StandardCharsets.UTF_8);
    String what = "overview, " + period + (filter.equals("{}") ? "" : ", filtered");
    long start = System.nanoTime();
    api.post("/api/metrics/query", "application/json", body);
    results.add(what + ", first", (System.nanoTime() - start) / 1_000_000 + " ms");
    results.times(
        what + ", again, nothing new",
        Timing.of(3, TIMES, () -> api.post("/api/metrics/query", "application/json", body)));
  }

  private static long load(Path file, long events) {
    try (Ledger ledger = SqliteLedger.open(file)) {
      ledger.append(
          new LedgerBatch(
              "bench",
              Instant.now(),
              List.of(),
              List.of(),
              List.of(),
              Firms.of(events).report(Instant.now(), Map.of())));
      return Firms.forEachBatch(events, BATCH, batch -> ledger.append(LedgerPart.batchOf(batch)));
    }
  }
}
