package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database is killed while two nodes write, and comes back. */
@Timeout(180)
final class PostgresKilledTest {
  private static final int BATCH = 20;
  private static final int BATCHES = 60;

  @Test
  void append_whileTheServerIsKilled_losesNothingThatWasAcknowledged() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Ledger one = PostgresLedger.open(TestPostgres.address(server, "killed"));
        Ledger other = PostgresLedger.open(TestPostgres.address(server, "killed"))) {
      List<Event> events = Practice.of(7).happenings(2 * BATCH * BATCHES);
      ExecutorService nodes = Executors.newFixedThreadPool(2);
      Future<Integer> first = nodes.submit(() -> deliver(one, events.subList(0, BATCH * BATCHES)));
      Future<Integer> second =
          nodes.submit(() -> deliver(other, events.subList(BATCH * BATCHES, 2 * BATCH * BATCHES)));
      for (int kill = 0; kill < 2; kill++) {
        TimeUnit.MILLISECONDS.sleep(700);
        server.kill();
        TimeUnit.MILLISECONDS.sleep(300);
        server.startAgain();
      }
      int again = first.get() + second.get();
      nodes.shutdown();

      assertThat(idsIn(one)).hasSize(events.size()).isEqualTo(idsOf(events));
      assertThat(other.read(0, 10_000)).isEqualTo(one.read(0, 10_000));
      Counts total = other.accounting().total();
      assertThat(total.stored()).isEqualTo(events.size());
      assertThat(total.duplicate()).isLessThanOrEqualTo((long) again * BATCH);
      assertThat(total.duplicate() % BATCH).isZero();
    }
  }

  /** Tells how often a delivery was repeated after it had been called failed. */
  private static int deliver(Ledger ledger, List<Event> events) throws InterruptedException {
    int again = 0;
    for (int from = 0; from < events.size(); from += BATCH) {
      LedgerBatch batch = batch(events.subList(from, from + BATCH));
      while (!isTaken(ledger, batch)) {
        again++;
        TimeUnit.MILLISECONDS.sleep(50);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return again;
  }

  private static boolean isTaken(Ledger ledger, LedgerBatch batch) {
    try {
      ledger.append(batch);
      return true;
    } catch (AnalyticsException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE);
      return false;
    }
  }

  @Test
  void server_thatIsGone_isToldInWords_andServesAgainWhenItIsBack() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Ledger ledger = PostgresLedger.open(TestPostgres.address(server, "gone"))) {
      List<Event> events = Practice.of(8).happenings(4);
      ledger.append(batch(events.subList(0, 2)));
      server.kill();

      assertThatThrownBy(() -> ledger.append(batch(events)))
          .hasMessage(
              "cannot write to the ledger: the database cannot be reached;"
                  + " nothing of this was stored, try again soon");
      assertThatThrownBy(() -> ledger.read(0, 1)).hasMessageContaining("cannot be reached");
      server.startAgain();
      assertThat(ledger.append(batch(events)).duplicates().cardinality()).isEqualTo(2);
      assertThat(ledger.read(0, 10)).extracting(LedgerRow::event).containsExactlyElementsOf(events);
      assertThat(ledger.accounting().total()).isEqualTo(new Counts(4, 2, 0, 0));
    }
  }

  private static LedgerBatch batch(List<Event> events) {
    return new LedgerBatch(
        "hook", Practice.MONDAY, events, List.of(), List.of(), SourceReport.NOTHING);
  }

  private static Set<UUID> idsOf(List<Event> events) {
    Set<UUID> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.id()));
    return ids;
  }

  private static Set<UUID> idsIn(Ledger ledger) {
    List<LedgerRow> rows = new ArrayList<>(ledger.read(0, 10_000));
    return idsOf(rows.stream().map(LedgerRow::event).toList());
  }
}
