package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.LedgerContract;
import io.aecos.analytics.testkit.ledger.SharedLedgerContract;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PostgresLedgerTest extends LedgerContract {
  private final PostgresAddress address = TestPostgres.fresh();
  private final PostgresAddress another = TestPostgres.fresh();

  @Override
  protected Ledger open() {
    return PostgresLedger.open(address);
  }

  @Override
  protected Ledger openAnother() {
    return PostgresLedger.open(another);
  }

  @Test
  void onNews_isToldOfWhatOthersAppend() throws Exception {
    CountDownLatch listening = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(2);
    try (Ledger one = open();
        Ledger other = open()) {
      one.onNews(
          () -> {
            listening.countDown();
            told.countDown();
          });
      assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
      other.append(
          new LedgerBatch(
              "hook",
              Practice.MONDAY,
              Practice.of(1).happenings(1),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** As several nodes of one ledger. */
  @Nested
  final class Shared extends SharedLedgerContract {
    private final PostgresAddress shared = TestPostgres.fresh();

    @Override
    protected Ledger open() {
      return PostgresLedger.open(shared);
    }
  }
}
