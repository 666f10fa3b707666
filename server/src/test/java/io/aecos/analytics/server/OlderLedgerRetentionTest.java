package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.sqlite.SqliteCopy;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was set back beside an archive that has gone on, and a machine that has moved. */
class OlderLedgerRetentionTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  @TempDir Path here;
  private List<LedgerRow> before;

  @BeforeEach
  void fill() {
    work(
        (ledger, retention) -> {
          ledger.append(
              new LedgerBatch(
                  "test",
                  Practice.MONDAY,
                  Practice.of(1).happenings(60),
                  List.of(),
                  List.of(),
                  SourceReport.NOTHING));
          before = ledger.read(0, 1_000);
        });
  }

  private interface Work {
    void on(Ledger ledger, Retention retention);
  }

  private void work(Work work) {
    try (ParquetArchive archive = ParquetArchive.in(here.resolve("archive"));
        Ledger ledger =
            SqliteLedger.open(here.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archive)) {
      RetentionRules rules = new RetentionRules(Keep.parse("90d"), Map.of(), Set.of());
      Instant now = Instant.parse("2026-08-01T00:30:00Z");
      work.on(ledger, new Retention(ledger, archive, rules, Clock.fixed(now, ZoneOffset.UTC)));
    }
  }

  private static void archived(Ledger ledger, Retention retention) {
    retention.run(false, Progress.SILENT);
  }

  private Path copy(String name) throws IOException {
    Path copy = here.resolve(name);
    SqliteCopy.take(here.resolve("ledger.sqlite"), copy);
    return copy;
  }

  private void putBack(Path copy) throws IOException {
    for (String end : List.of("-wal", "-shm")) {
      Files.deleteIfExists(here.resolve("ledger.sqlite" + end));
    }
    Files.move(copy, here.resolve("ledger.sqlite"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void ledger_fromBeforeItWasArchived_isWhole_andTheNextRunArchivesAgain() throws IOException {
    Path older = copy("older");
    work(OlderLedgerRetentionTest::archived);
    putBack(older);

    work(
        (ledger, retention) -> {
          assertThat(ledger.read(0, 1_000)).isEqualTo(before);
          assertThat(retention.faults(true)).isEmpty();
          assertThat(retention.strangers()).hasSize(1);
          archived(ledger, retention);
          assertThat(retention.strangers()).isEmpty();
          assertThat(retention.faults(true)).isEmpty();
          assertThat(ledger.read(0, 1_000)).isEqualTo(before);
        });
  }

  /** It names files that are gone: that is said, nothing is counted without them, and they help. */
  @Test
  void ledger_fromBeforeItWasBroughtBack_saysWhatIsMissing_untilItIsPutBack() throws IOException {
    work(OlderLedgerRetentionTest::archived);
    Path older = copy("older");
    Path files = here.resolve("archive").resolve("2026-03");
    Path backup = Files.createDirectory(here.resolve("backup"));
    move(files, backup, false);
    work((ledger, retention) -> retention.bringBack(MARCH, MARCH, Progress.SILENT));
    putBack(older);

    work(
        (ledger, retention) -> {
          assertThat(retention.faults(false)).singleElement().asString().contains("is missing");
          assertThatThrownBy(() -> ledger.read(0, 1_000))
              .isInstanceOfSatisfying(
                  AnalyticsException.class,
                  e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE));
          assertThat(ledger.accounting().total().stored()).isEqualTo(60);
        });
    move(backup, files, true);
    work(
        (ledger, retention) -> {
          assertThat(retention.faults(true)).isEmpty();
          assertThat(ledger.read(0, 1_000)).isEqualTo(before);
        });
  }

  private static void move(Path from, Path to, boolean away) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
        if (away) {
          Files.delete(file);
        }
      }
    }
  }

  /** Half past midnight, in the east and in the west: months are those of UTC. */
  @Test
  void zoneOfTheMachine_thatChanges_movesNoMonth() {
    TimeZone was = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      work(OlderLedgerRetentionTest::archived);
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
      work(
          (ledger, retention) -> {
            assertThat(retention.segments())
                .singleElement()
                .matches(month -> month.archived() == 60);
            assertThat(retention.run(false, Progress.SILENT).events()).isZero();
            assertThat(retention.faults(true)).isEmpty();
            assertThat(ledger.read(0, 1_000)).isEqualTo(before);
            retention.bringBack(MARCH, MARCH, Progress.SILENT);
            assertThat(ledger.read(0, 1_000)).isEqualTo(before);
          });
    } finally {
      TimeZone.setDefault(was);
    }
  }
}
