package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A primary is killed, and its standby takes its place under two nodes that know of both. */
@Timeout(180)
final class PostgresStandbyTest {
  private static final List<Event> EVENTS = Practice.of(21).happenings(120);

  private PostgresServer primary;
  private PostgresServer standby;
  private PostgresAddress both;

  @BeforeEach
  void start() throws Exception {
    primary = PostgresServer.start();
    PostgresLedger.prepare(PostgresAddress.parse(primary.address("shared"), null));
    standby = primary.standby();
    both =
        PostgresAddress.parse(
            "postgresql://postgres@localhost:%d,localhost:%d/postgres?currentSchema=shared"
                .formatted(standby.port(), primary.port()),
            null);
  }

  @AfterEach
  void stop() throws Exception {
    standby.close();
    primary.close();
  }

  @Test
  void failover_toASynchronousStandby_losesNothing_andBothNodesGoOn() throws Exception {
    primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
    primary.execute("SELECT pg_reload_conf()");
    try (Node one = new Node();
        Node other = new Node()) {
      for (int i = 0; i < 60; i += 10) {
        (i % 20 == 0 ? one : other).deliver(i, i + 10);
      }
      await(() -> one.counts(60) && other.counts(60));
      primary.kill();
      assertThatThrownBy(() -> one.deliver(60, 70))
          .isInstanceOfSatisfying(
              AnalyticsException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE));
      standby.promote();

      one.deliver(60, 90);
      other.deliver(80, 120);
      await(() -> one.counts(120) && other.counts(120));
      assertThat(one.ids()).containsExactlyElementsOf(EVENTS.stream().map(Event::id).toList());
      assertThat(one.ledger.accounting().total().duplicate()).isEqualTo(10);
      assertThat(one.rebuilds()).isTrue();
    }
  }

  /** What only the primary had is lost; whoever counted it must not go on as if it were there. */
  @Test
  void failover_toAStandbyThatLagged_isNoticed_andWhatItLackedMayComeAgain() throws Exception {
    try (Node one = new Node();
        Node other = new Node()) {
      one.deliver(0, 40);
      awaitOnStandby(40);
      standby.execute("ALTER SYSTEM SET primary_conninfo = ''");
      standby.execute("SELECT pg_reload_conf()");
      primary.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_replication WHERE application_name ="
              + " 'standby'");
      await(() -> primary.ask("SELECT pid FROM pg_stat_replication").isEmpty());
      other.deliver(40, 70);
      await(() -> one.counts(70) && other.counts(70));
      primary.kill();
      standby.promote();

      other.deliver(90, 120);
      await(() -> one.counts(70) && other.counts(70));
      assertThat(one.ids())
          .containsExactlyInAnyOrderElementsOf(
              List.of(EVENTS.subList(0, 40), EVENTS.subList(90, 120)).stream()
                  .flatMap(List::stream)
                  .map(Event::id)
                  .toList());
      assertThat(one.rebuilds()).isTrue();
      assertThat(other.rebuilds()).isTrue();
      one.deliver(40, 90);
      await(() -> one.counts(120) && other.counts(120));
    }
  }

  /** However far behind it is, nobody reads it. */
  @Test
  void standby_thatLags_isNotRead_andIsRefusedByItself() throws Exception {
    awaitOnStandby(0);
    standby.execute("SELECT pg_wal_replay_pause()");
    try (Node one = new Node()) {
      one.deliver(0, 30);
      assertThat(one.ids()).hasSize(30);
      assertThat(standby.ask("SELECT count(*) FROM shared.event")).isEqualTo("0");
    }
    assertThatThrownBy(
            () -> PostgresLedger.open(PostgresAddress.parse(standby.address("shared"), null)))
        .hasMessageContaining("no primary")
        .hasMessageContaining("name the primary, or all hosts");
  }

  private void awaitOnStandby(int events) throws Exception {
    await(
        () -> {
          try {
            return standby.ask("SELECT count(*) FROM shared.event").equals(String.valueOf(events));
          } catch (SQLException e) {
            return false; // It has not got to the tables.
          }
        });
  }

  private interface Wanted {
    boolean is() throws Exception;
  }

  private static void await(Wanted wanted) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!wanted.is()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** A server's ledger and projection. */
  private final class Node implements AutoCloseable {
    final Ledger ledger = PostgresLedger.open(both);
    private final MemoryProjection projection = new MemoryProjection();
    private final Follower follower = new Follower(ledger, projection);

    Node() {
      follower.start();
      ledger.onNews(follower::wake);
    }

    void deliver(int from, int to) {
      ledger.append(
          new LedgerBatch(
              "hook",
              Practice.MONDAY.plusSeconds(from),
              EVENTS.subList(from, to),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
    }

    List<java.util.UUID> ids() {
      return ledger.read(0, 1_000).stream().map(LedgerRow::event).map(Event::id).toList();
    }

    boolean counts(int events) {
      try {
        return follower.behind() == 0
            && projection.fingerprint().rows() == events
            && projection.watermark().seq() == ledger.lastSeq();
      } catch (AnalyticsException e) {
        return false; // Its connections are of the former primary.
      }
    }

    boolean rebuilds() {
      return follower.rebuild(RebuildProgress.SILENT).equal();
    }

    @Override
    public void close() {
      follower.close();
      projection.close();
      ledger.close();
    }
  }
}
