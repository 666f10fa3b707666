package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.Segment;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archiving and bringing back, killed at any instant: nothing is lost, nothing is there twice. The
 * number of kills is the system property {@code aecos.kills.retention}.
 */
class RetentionKillTest {
  private static final int KILLS = Integer.getInteger("aecos.kills.retention", 8);

  @TempDir Path directory;
  private final Map<UUID, Event> acknowledged = new HashMap<>();

  @Test
  void kill_atAnyInstant_losesNothing_andTheNextRunGoesOn() throws Exception {
    Random random = new Random(5);
    for (int run = 0; run < KILLS; run++) {
      for (int delivery : runAndKill(run, random)) {
        KilledRetention.events(run, delivery).forEach(e -> acknowledged.put(e.id(), e));
      }
      check(run + 1);
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private List<Integer> runAndKill(int run, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                KilledRetention.class.getName(),
                directory.toString(),
                String.valueOf(run))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Integer> told = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int until = 2 + random.nextInt(3);
      String line = lines.readLine();
      while (line != null) {
        told.add(Integer.valueOf(line));
        if (told.size() == until) {
          killSoon(process, random);
        }
        line = lines.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(told).as("run %d stored something", run).isNotEmpty();
    return told;
  }

  /** Somewhere inside of archiving: the kill is the one thing here left to chance. */
  private static void killSoon(Process process, Random random) {
    long until = System.nanoTime() + random.nextInt(150_000_000);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    process.toHandle().destroyForcibly();
  }

  private void check(long run) {
    try (ParquetArchive archive = ParquetArchive.in(directory.resolve("archive"));
        Ledger ledger = KilledRetention.open(directory, archive)) {
      assertWhole(ledger);
      Retention retention =
          KilledRetention.retention(ledger, archive, run * KilledRetention.RUN_DAYS);
      assertThat(retention.faults(true)).isEmpty();
      retention.run(false, Progress.SILENT);
      retention.run(false, Progress.SILENT);
      assertThat(retention.segments())
          .allSatisfy(segment -> assertThat(segment.inLedger()).isZero());
      long archived = retention.segments().stream().mapToLong(Segment::archived).sum();
      assertThat(archived).isEqualTo(ledger.accounting().total().stored());
      assertWhole(ledger);
    }
  }

  private void assertWhole(Ledger ledger) {
    List<LedgerRow> rows = ledger.read(0, Integer.MAX_VALUE);
    Map<UUID, Event> found = new HashMap<>();
    rows.forEach(row -> found.put(row.event().id(), row.event()));
    assertThat(found).hasSize(rows.size()).containsAllEntriesOf(acknowledged);
    assertThat(ledger.accounting().total().stored()).isEqualTo(rows.size());
  }
}
