package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.engine.duckdb.AdmissionQueue.Urgency;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class AdmissionQueueTest {
  private static final List<Urgency> COMING =
      List.of(Urgency.REST, Urgency.GROUPS, Urgency.REST, Urgency.TOTALS, Urgency.TOTALS);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void admitted_theMoreUrgentGoesFirst_andEquallyUrgentInTheOrderOfComing() throws Exception {
    assertThat(order(new AdmissionQueue(1, Duration.ofHours(1)))).containsExactly(3, 4, 1, 0, 2);
  }

  @Test
  void admitted_whatHasWaitedLongEnough_isOvertakenNoMore() throws Exception {
    assertThat(order(new AdmissionQueue(1, Duration.ZERO))).containsExactly(0, 1, 2, 3, 4);
  }

  /** One who asks for two things, and others who came meanwhile. */
  @Test
  void admitted_whatIsAskedForTogether_keepsThePlaceOfTheFirst() throws Exception {
    AdmissionQueue queue = new AdmissionQueue(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch othersCame = new CountDownLatch(1);
    Future<?> first = occupy(queue, end);
    Future<?> twice =
        threads.submit(
            () ->
                Asking.whole(
                    () -> {
                      queue.admitted(Urgency.TOTALS, () -> order.add("one of two"));
                      await(othersCame);
                      return queue.admitted(Urgency.TOTALS, () -> order.add("two of two"));
                    }));
    awaitLength(queue, 1);
    Future<?> once =
        threads.submit(
            () ->
                queue.admitted(
                    Urgency.TOTALS,
                    () -> {
                      othersCame.countDown();
                      awaitLength(queue, 2);
                      return order.add("who came first of the others");
                    }));
    awaitLength(queue, 2);
    Future<?> last =
        threads.submit(() -> queue.admitted(Urgency.TOTALS, () -> order.add("who came last")));
    awaitLength(queue, 3);

    end.countDown();

    for (Future<?> one : List.of(first, twice, once, last)) {
      one.get();
    }
    assertThat(order)
        .containsExactly(
            "one of two", "who came first of the others", "two of two", "who came last");
  }

  /** In which order those that come one after the other have their turn. */
  private List<Integer> order(AdmissionQueue queue) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Future<?> first = occupy(queue, end);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> others = new ArrayList<>();
    for (int i = 0; i < COMING.size(); i++) {
      int who = i;
      others.add(threads.submit(() -> queue.admitted(COMING.get(who), () -> order.add(who))));
      awaitLength(queue, i + 1);
    }
    end.countDown();
    first.get();
    for (Future<?> other : others) {
      other.get();
    }
    return order;
  }

  @Test
  void admitted_many_neverMoreAtOnceThanPlaces_andAllHaveTheirTurn() throws Exception {
    AdmissionQueue queue = new AdmissionQueue(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Urgency urgency = COMING.get(i % COMING.size());
      all.add(
          threads.submit(
              () ->
                  queue.admitted(
                      urgency,
                      () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        return now.decrementAndGet();
                      })));
    }
    for (Future<?> one : all) {
      one.get();
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(now.get()).isZero();
  }

  @Test
  void admitted_interruptedWhileItWaits_leavesTheQueueToOthers() throws Exception {
    AdmissionQueue queue = new AdmissionQueue(1);
    CountDownLatch end = new CountDownLatch(1);
    Future<?> first = occupy(queue, end);
    AtomicInteger done = new AtomicInteger();
    Thread given =
        new Thread(
            () ->
                assertThatThrownBy(() -> queue.admitted(Urgency.TOTALS, done::incrementAndGet))
                    .isInstanceOf(AnalyticsException.class));
    given.start();
    awaitLength(queue, 1);

    given.interrupt();
    given.join();

    assertThat(queue.length()).isZero();
    end.countDown();
    first.get();
    assertThat(queue.admitted(Urgency.REST, () -> "next")).isEqualTo("next");
    assertThat(done.get()).isZero();
  }

  @Test
  void admitted_workThatFails_givesItsPlaceBack() {
    AdmissionQueue queue = new AdmissionQueue(1);
    assertThatThrownBy(
            () ->
                queue.admitted(
                    Urgency.REST,
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(queue.admitted(Urgency.REST, () -> "next")).isEqualTo("next");
  }

  private Future<?> occupy(AdmissionQueue queue, CountDownLatch end) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                queue.admitted(
                    Urgency.REST,
                    () -> {
                      begun.countDown();
                      return await(end);
                    }));
    begun.await();
    return first;
  }

  private static boolean await(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitLength(AdmissionQueue queue, int length) {
    while (queue.length() < length) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
