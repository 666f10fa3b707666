package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Beforehand;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a follower applies what a real ledger holds. */
final class FollowerTest {
  private static final Clock CLOCK = Clock.fixed(Practice.MONDAY, ZoneOffset.UTC);

  @TempDir Path directory;
  private final MemoryProjection projection = new MemoryProjection();
  private final CountDownLatch applied = new CountDownLatch(1);
  private final ScheduledExecutorService programs = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private Ledger ledger;
  private Follower follower;
  private Intake intake;

  @BeforeEach
  void follow() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    follower = new Follower(ledger, projection, Beforehand.NOTHING, this::telling);
    intake = new Intake(ledger, EventCatalog.shipped(), CLOCK, follower::wake);
    follower.start();
  }

  private Runnable telling(List<LedgerRow> rows) {
    meanwhile.getAndSet(() -> {}).run();
    return applied::countDown;
  }

  @AfterEach
  void end() {
    programs.shutdownNow();
    follower.close();
    projection.close();
    ledger.close();
  }

  @Test
  void rush_goesFirst_untilItEnds() throws Exception {
    rush();
    deliver("a");
    assertThat(applied.await(2, TimeUnit.SECONDS)).as("applied during the rush").isFalse();
    assertThat(follower.behind()).isEqualTo(1);
    programs.shutdownNow();
    assertThat(applied.await(20, TimeUnit.SECONDS)).as("applied after the rush").isTrue();
    assertThat(follower.behind()).isZero();
  }

  /** There is always more to apply then, so whoever goes on to the end goes on for ever. */
  @Test
  void rush_thatBeginsWhileRowsAreApplied_goesFirst() throws Exception {
    meanwhile.set(
        () -> {
          programs.scheduleAtFixedRate(this::oneMillion, 0, 20, TimeUnit.MILLISECONDS);
          follower.delivered(100_000_000);
          deliver("b");
        });
    deliver("a");
    assertThat(applied.await(20, TimeUnit.SECONDS)).as("the first").isTrue();
    TimeUnit.SECONDS.sleep(2);
    assertThat(follower.behind()).as("the second, during the rush").isEqualTo(1);
    programs.shutdownNow();
    for (int i = 0; i < 200 && follower.behind() > 0; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(follower.behind()).as("the second, after it").isZero();
  }

  @Test
  void rush_withoutEnd_isNotWaitedForForEver() throws Exception {
    rush();
    deliver("a");
    assertThat(applied.await(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Far more than any machine takes in; the follower hears of nothing but a rush from here on. */
  private void rush() throws InterruptedException {
    programs.scheduleAtFixedRate(this::oneMillion, 0, 20, TimeUnit.MILLISECONDS);
    TimeUnit.SECONDS.sleep(1);
  }

  private void oneMillion() {
    follower.delivered(1_000_000);
    follower.wake();
  }

  private void deliver(String id) {
    intake.accept(
        Delivery.of(
            "http",
            List.of(
                new Delivery.Typed(
                    Practice.event(id, Practice.PARSED, Practice.MONDAY).build(), "0"))));
  }
}
