package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives a killed process, once, and the books add up. The number of kills
 * is the system property {@code aecos.kills}.
 */
final class KillTest {
  private static final int KILLS = Integer.getInteger("aecos.kills", 20);
  private static final int EVENTS = KilledWriter.EVENTS;

  @TempDir Path directory;
  private final Set<UUID> acknowledged = new HashSet<>();
  private long deliveries;

  @Test
  void kill_atAnyInstant_losesNothingThatWasAcknowledged() throws Exception {
    Path path = directory.resolve("ledger.sqlite");
    Random random = new Random(7);
    for (int run = 0; run < KILLS; run++) {
      List<Integer> told = runAndKill(path, run, random);
      deliveries += told.size();
      for (int delivery : told) {
        KilledWriter.events(run, delivery).forEach(event -> acknowledged.add(event.id()));
      }
      check(path);
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private static List<Integer> runAndKill(Path path, int run, Random random) throws Exception {
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                KilledWriter.class.getName(),
                path.toString(),
                String.valueOf(run))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Integer> told = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      int until = 1 + random.nextInt(60);
      String line = lines.readLine();
      while (line != null) {
        told.add(Integer.valueOf(line));
        if (told.size() == until) {
          killSoon(writer, random);
        }
        line = lines.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(told).as("the writer of run %d wrote something", run).isNotEmpty();
    return told;
  }

  /** Somewhere inside the next transactions: the kill is the one thing here left to chance. */
  private static void killSoon(Process writer, Random random) {
    long until = System.nanoTime() + random.nextInt(8_000_000);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    // By its handle: Process itself would also close the stream that we still read from.
    writer.toHandle().destroyForcibly();
  }

  private void check(Path path) {
    try (Ledger ledger = SqliteLedger.open(path);
        MemoryProjection projection = new MemoryProjection();
        Follower follower = new Follower(ledger, projection)) {
      List<LedgerRow> rows = ledger.read(0, Integer.MAX_VALUE);
      List<UUID> ids = rows.stream().map(LedgerRow::event).map(Event::id).toList();
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(new HashSet<>(ids)).containsAll(acknowledged);

      Counts total = ledger.accounting().total();
      assertThat(total.stored()).isEqualTo(ids.size());
      assertThat(total.stored() % EVENTS).as("whole deliveries only").isZero();
      long committed = total.stored() / EVENTS;
      assertThat(committed).isGreaterThanOrEqualTo(deliveries);
      assertThat(total)
          .isEqualTo(new Counts(committed * EVENTS, committed * EVENTS, committed, committed));
      assertThat(ledger.quarantine().open()).isEqualTo(committed);
      assertThat(follower.rebuild(RebuildProgress.SILENT).after().rows()).isEqualTo(ids.size());
    }
  }
}
