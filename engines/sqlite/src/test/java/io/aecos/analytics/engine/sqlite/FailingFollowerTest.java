package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Beforehand;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follower whose projection fails says so, tries again, and passes over nothing. */
final class FailingFollowerTest {
  private static final List<Event> EVENTS = Practice.of(5).happenings(9);
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @TempDir Path directory;
  private final Faulty projection = new Faulty();
  private final List<LedgerRow> visible = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable RuntimeException beforehand;
  private Ledger ledger;
  private Follower follower;

  @BeforeEach
  void follow() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    append(0, 3);
    follower =
        new Follower(
            ledger,
            projection,
            new Beforehand() {
              @Override
              public boolean examine(List<LedgerRow> rows, boolean hidden) {
                fail(beforehand);
                return true;
              }

              @Override
              public long passed() {
                return 0;
              }
            },
            rows -> () -> visible.addAll(rows));
  }

  @AfterEach
  void close() {
    follower.close();
    projection.close();
    ledger.close();
  }

  @Test
  void faultOfOurs_isSaidWithoutItsWords_untilItIsGone() {
    projection.fault = new IllegalStateException("/home/ana/projection.duckdb");
    follower.start();
    await(() -> follower.failure().isPresent());

    assertThat(follower.failure()).contains("it failed; the log tells more");
    assertNothingIsVisible();
    projection.fault = null;
    assertAllIsVisible(3);
  }

  @Test
  void reasonOfTheEngine_isSaid_andWhatCameMeanwhileIsAppliedToo() {
    follower.start();
    await(() -> follower.behind() == 0);
    projection.fault = new AnalyticsException(ErrorCode.PROJECTION_UNAVAILABLE, "no room left");
    append(3, 5);
    follower.wake();
    await(() -> follower.failure().isPresent());

    assertThat(follower.failure()).contains("no room left");
    append(5, 9);
    assertThat(follower.behind()).isEqualTo(6);
    projection.fault = null;
    assertAllIsVisible(9);
  }

  @Test
  void batchThatMustBeSeenFirst_isNotVisibleUntilItWas() {
    beforehand = new IllegalStateException("no pair was found");
    follower.start();
    await(() -> follower.failure().isPresent());

    assertNothingIsVisible();
    beforehand = null;
    assertAllIsVisible(3);
  }

  private void assertNothingIsVisible() {
    assertThat(projection.watermark().seq()).isZero();
    assertThat(follower.behind()).isEqualTo(3);
    assertThat(visible).isEmpty();
  }

  private void assertAllIsVisible(int events) {
    await(() -> visible.size() >= events && follower.failure().isEmpty());
    MemoryProjection expected = new MemoryProjection();
    expected.apply(ledger.read(0, 100));
    assertThat(projection.fingerprint()).isEqualTo(expected.fingerprint());
    assertThat(visible)
        .extracting(LedgerRow::event)
        .containsExactlyElementsOf(EVENTS.subList(0, events));
    assertThat(follower.behind()).isZero();
  }

  private void append(int from, int to) {
    List<Event> events = EVENTS.subList(from, to);
    ledger.append(
        new LedgerBatch(
            "http", Practice.MONDAY, events, List.of(), List.of(), SourceReport.NOTHING));
  }

  private static void fail(@Nullable RuntimeException fault) {
    if (fault != null) {
      throw fault;
    }
  }

  private static void await(BooleanSupplier wanted) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static final class Faulty extends MemoryProjection {
    private volatile @Nullable RuntimeException fault;

    @Override
    public synchronized void apply(List<LedgerRow> rows) {
      fail(fault);
      super.apply(rows);
    }
  }
}
