package io.aecos.analytics.bench;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A data directory whose ledger holds generated events; it is filled once and may be kept. A ledger
 * whose filling was broken off is filled further.
 */
final class FilledLedger {
  private static final int BATCH = 5000;

  private FilledLedger() {}

  /** The number of events in the ledger, which is filled unless an earlier run has done so. */
  static long in(Path data, Options options, Results results)
      throws IOException, InterruptedException {
    Path done = Files.createDirectories(data).resolve("events.txt");
    if (Files.exists(done)) {
      return Long.parseLong(Files.readString(done).strip());
    }
    long[] count = {0};
    double seconds = Timing.seconds(() -> count[0] = load(data.resolve("ledger.sqlite"), options));
    results.rate("loaded into the ledger, batches of " + BATCH, count[0], seconds);
    Files.writeString(done, String.valueOf(count[0]));
    return count[0];
  }

  private static long load(Path file, Options options) {
    try (Ledger ledger = SqliteLedger.open(file)) {
      ledger.append(
          new LedgerBatch(
              "bench",
              Instant.now(),
              List.of(),
              List.of(),
              List.of(),
              Firms.of(options.events()).report(Instant.now(), Map.of())));
      return Firms.forEachBatch(
          options, BATCH, ledger.lastSeq(), batch -> ledger.append(LedgerPart.batchOf(batch)));
    }
  }
}
