package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.testkit.s3.S3Server;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * number of kills is the system property {@code aecos.kills.retention}, for archives in a directory
 * and in a bucket each.
 */
class RetentionKillTest {
  /** So many, and all files of a ledger are read in good time. */
  private static final int KILLS_OF_A_LEDGER = 25;

  @TempDir Path temporary;
  private final Map<UUID, Event> acknowledged = new HashMap<>();
  private Path directory = Path.of("");
  private String endpoint = "";
  private int strangers;
  private int between;
  private int instants = 150_000_000;

  @Test
  void kill_atAnyInstant_losesNothing_andTheNextRunGoesOn() throws Exception {
    killAgainAndAgain(Integer.getInteger("aecos.kills.retention", 8));
  }

  /** As above; each file is put, fetched and compared over HTTP before anything leaves. */
  @Test
  void kill_atAnyInstant_withTheArchiveInABucket_losesNothing() throws Exception {
    try (S3Server store = S3Server.start()) {
      store.bucket(KilledRetention.BUCKET);
      endpoint = store.endpoint();
      instants = 400_000_000;
      killAgainAndAgain(Integer.getInteger("aecos.kills.retention", 3));
    }
  }

  private void killAgainAndAgain(int kills) throws Exception {
    Random random = new Random(Long.getLong("aecos.kills.seed", 5));
    long events = 0;
    for (int kill = 0; kill < kills; kill++) {
      if (kill % KILLS_OF_A_LEDGER == 0) {
        directory = Files.createDirectory(temporary.resolve("ledger-" + kill));
        events += acknowledged.size();
        acknowledged.clear();
        strangers = 0;
      }
      int run = kill % KILLS_OF_A_LEDGER;
      for (int delivery : runAndKill(run, random)) {
        KilledRetention.events(run, delivery).forEach(e -> acknowledged.put(e.id(), e));
      }
      check(run + 1);
    }
    events += acknowledged.size();
    assertThat(events).isPositive();
    System.out.printf(
        "%s: %d kills, of which %d left files that the ledger did not know yet; %d events"
            + " acknowledged, each archived once%n",
        endpoint.isEmpty() ? "directory" : "bucket", kills, between, events);
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
                String.valueOf(run),
                endpoint)
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
          killSoon(process, random.nextInt(instants));
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
  private static void killSoon(Process process, long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    process.toHandle().destroyForcibly();
  }

  private void check(long run) {
    try (ParquetArchive archive = KilledRetention.archive(directory, endpoint);
        Ledger ledger = KilledRetention.open(directory, archive)) {
      List<LedgerRow> before = whole(ledger);
      Retention retention =
          KilledRetention.retention(ledger, archive, run * KilledRetention.RUN_DAYS);
      assertThat(retention.faults(true)).isEmpty();
      between += retention.strangers().size() > strangers ? 1 : 0;
      retention.run(false, Progress.SILENT);
      retention.run(false, Progress.SILENT);
      assertThat(retention.segments())
          .allSatisfy(segment -> assertThat(segment.inLedger()).isZero());
      long archived = retention.segments().stream().mapToLong(Segment::archived).sum();
      assertThat(archived).isEqualTo(ledger.accounting().total().stored());
      assertThat(whole(ledger)).isEqualTo(before);
      assertThat(retention.faults(true)).isEmpty();
      strangers = retention.strangers().size();
    }
  }

  private List<LedgerRow> whole(Ledger ledger) {
    List<LedgerRow> rows = ledger.read(0, Integer.MAX_VALUE);
    Map<UUID, Event> found = new HashMap<>();
    rows.forEach(row -> found.put(row.event().id(), row.event()));
    assertThat(found).hasSize(rows.size()).containsAllEntriesOf(acknowledged);
    assertThat(ledger.accounting().total().stored()).isEqualTo(rows.size());
    return rows;
  }
}
