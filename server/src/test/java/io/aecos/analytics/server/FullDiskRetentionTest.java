package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archiving on a disk of three megabytes that is full at one moment after the other: while the file
 * is written, while it gets its name, while the ledger gives its content up. Only root can make
 * such a disk.
 */
class FullDiskRetentionTest {
  private static final int STEP = 48 << 10;
  private static final int MOST_STEPS = 40;

  @TempDir Path here;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(here.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
    assumeThat(mounted).as("a small disk can be made here").isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }

  @Test
  void run_onADiskThatIsFull_losesNothing_saysSo_andTheNextFinishes() throws Exception {
    Set<ErrorCode> said = EnumSet.noneOf(ErrorCode.class);
    try (ParquetArchive archive = ParquetArchive.in(disk.resolve("archive"));
        Ledger ledger =
            SqliteLedger.open(disk.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archive)) {
      ledger.append(
          new LedgerBatch(
              "test",
              Practice.MONDAY,
              Practice.of(1).happenings(1_000),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
      List<LedgerRow> before = ledger.read(0, 2_000);
      Retention retention =
          new Retention(
              ledger,
              archive,
              new RetentionRules(Keep.parse("90d"), Map.of(), Set.of()),
              Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC));
      int steps = 0;
      while (isRefused(retention, steps * STEP, said)) {
        assertThat(ledger.read(0, 2_000)).as("with %d steps of room", steps).isEqualTo(before);
        assertThat(retention.segments()).allMatch(segment -> segment.archived() == 0);
        assertThat(retention.faults(true)).isEmpty();
        steps++;
        assertThat(steps).isLessThan(MOST_STEPS);
      }
      assertThat(steps).isGreaterThan(2);
      assertThat(said).contains(ErrorCode.ARCHIVE_UNAVAILABLE, ErrorCode.LEDGER_UNAVAILABLE);
      assertThat(ledger.read(0, 2_000)).isEqualTo(before);
      assertThat(retention.segments()).allMatch(segment -> segment.inLedger() == 0);
      assertThat(retention.faults(true)).isEmpty();
      assertThat(retention.strangers()).isEmpty();
    }
  }

  /** Runs with so many bytes of room; says whether that was too few, and keeps what was said. */
  private boolean isRefused(Retention retention, int room, Set<ErrorCode> said) throws IOException {
    Path ballast = disk.resolve("ballast");
    fill(ballast, room);
    try {
      retention.run(false, Progress.SILENT);
      return false;
    } catch (AnalyticsException e) {
      said.add(e.code());
      return true;
    } finally {
      Files.delete(ballast);
    }
  }

  private static void fill(Path ballast, int room) throws IOException {
    long left = Files.getFileStore(ballast.getParent()).getUsableSpace() - room;
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (byte[] page = new byte[4_096]; left >= page.length; left -= page.length) {
        out.write(page);
      }
    }
  }
}
