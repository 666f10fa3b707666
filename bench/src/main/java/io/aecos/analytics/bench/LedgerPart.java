package io.aecos.analytics.bench;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.source.SourceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Durable appends to the ledger, one transaction per batch, against SQLite's own bulk rate. */
final class LedgerPart implements Bench.Part {
  private static final long MOST_EVENTS = 1_000_000;

  @Override
  public void run(Options options, Scratch scratch, Results results) throws IOException {
    long events = Math.min(options.events(), MOST_EVENTS);
    // The first round only warms the virtual machine up.
    raw(scratch.file("warm-up.sqlite"), Math.min(events, 100_000), 1000);
    double bulk = raw(scratch.file("bulk.sqlite"), events, 100_000);
    results.add("SQLite itself, same table, commits of 100 000", "%,d/s".formatted((long) bulk));
    double raw = raw(scratch.file("raw.sqlite"), events, 1000);
    results.add("SQLite itself, same table, commits of 1000", "%,d/s".formatted((long) raw));
    for (int size : List.of(500, 1000, 5000)) {
      Path file = scratch.file("ledger-" + size + ".sqlite");
      double rate = ledger(file, events, size, results);
      results.ratio("… to SQLite's bulk rate", rate / bulk);
    }
    results.add("bytes of the ledger per event", "" + scratch.size("ledger-1000") / events);
  }

  private static double ledger(Path file, long events, int size, Results results) {
    try (Ledger ledger = SqliteLedger.open(file)) {
      long[] nanos = {0};
      long count =
          Firms.forEachBatch(
              events,
              size,
              batch -> {
                long start = System.nanoTime();
                ledger.append(batchOf(batch));
                nanos[0] += System.nanoTime() - start;
              });
      results.rate("ledger, batches of " + size + ", each durable", count, nanos[0] / 1e9);
      return count / (nanos[0] / 1e9);
    }
  }

  static LedgerBatch batchOf(List<Event> events) {
    return new LedgerBatch(
        "bench", Instant.now(), events, List.of(), List.of(), SourceReport.NOTHING);
  }

  /** Rows per second. */
  private static double raw(Path file, long events, int size) {
    try (RawSqlite raw = RawSqlite.open(file)) {
      long[] nanos = {0};
      long count =
          Firms.forEachBatch(
              events,
              size,
              batch -> {
                List<RawSqlite.Row> rows = batch.stream().map(RawSqlite.Row::new).toList();
                long start = System.nanoTime();
                raw.insert(rows);
                nanos[0] += System.nanoTime() - start;
              });
      return count / (nanos[0] / 1e9);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
