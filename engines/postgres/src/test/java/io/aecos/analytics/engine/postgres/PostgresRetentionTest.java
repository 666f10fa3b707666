package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.MemoryArchive;
import io.aecos.analytics.testkit.ledger.RetentionContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class PostgresRetentionTest extends RetentionContract {
  private final PostgresAddress address = TestPostgres.fresh();
  private final PostgresAddress another = TestPostgres.fresh();

  @Override
  protected Ledger open(ArchivedRows files) {
    return PostgresLedger.open(address, files);
  }

  @Override
  protected Ledger openAnother() {
    return PostgresLedger.open(another);
  }

  /**
   * Without any duty between them, and one with its clock an hour ahead: the ledger alone sees to
   * it that each event leaves once.
   */
  @Test
  void run_ofTwoNodesAtOnce_movesEachEventOnce_andTheSecondIsToldSo() throws Exception {
    MemoryArchive archive = new MemoryArchive();
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try (Ledger one = open(archive);
        Ledger other = open(archive)) {
      one.append(
          new LedgerBatch(
              "test",
              Practice.MONDAY,
              Practice.of(1).happenings(500),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
      List<LedgerRow> before = one.read(0, 1_000);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Long>> runs = new ArrayList<>();
      for (Ledger ledger : List.of(one, other)) {
        Retention node = retention(ledger, archive, ledger == one ? 0 : 1);
        runs.add(
            nodes.submit(
                () -> {
                  together.await();
                  return moved(node);
                }));
      }
      assertThat(runs.get(0).get() + runs.get(1).get()).isEqualTo(500);
      assertThat(one.read(0, 1_000)).isEqualTo(before).isEqualTo(other.read(0, 1_000));
      Retention after = retention(one, archive, 0);
      assertThat(after.segments()).allMatch(segment -> segment.inLedger() == 0);
      assertThat(after.faults(true)).isEmpty();
      assertThat(one.faults()).isEmpty();
    } finally {
      nodes.shutdownNow();
    }
  }

  private static Retention retention(Ledger ledger, MemoryArchive archive, int hoursAhead) {
    Instant now = Instant.parse("2026-08-01T12:00:00Z").plus(Duration.ofHours(hoursAhead));
    return new Retention(
        ledger,
        archive,
        new RetentionRules(Keep.parse("90d"), Map.of(), Set.of()),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /** How many it moved; none where the other was first. */
  private static long moved(Retention node) {
    try {
      return node.run(false, Progress.SILENT).events();
    } catch (AnalyticsException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      return 0;
    }
  }
}
