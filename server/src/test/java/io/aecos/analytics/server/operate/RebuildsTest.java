package io.aecos.analytics.server.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Follower.Rebuilt;
import io.aecos.analytics.projection.RebuildProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Fingerprint SAME = new Fingerprint(7, "aa");
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final Rebuilds rebuilds = new Rebuilds(this::work);

  @AfterEach
  void close() {
    rebuilds.close();
  }

  @Test
  void start_whileOneRuns_givesThatOne_withItsProgress() throws Exception {
    Rebuild first = rebuilds.start();
    begun.await();

    assertThat(rebuilds.start()).isSameAs(first);
    RebuildJson running = rebuilds.find(first.id()).json();
    assertThat(running)
        .isEqualTo(
            new RebuildJson(first.id(), "running", 3, 21, "halfway", null, null, null, null));
    mayEnd.countDown();
    first.await(PATIENCE);
    assertThat(first.json())
        .isEqualTo(new RebuildJson(first.id(), "done", 21, 21, "", true, 7L, SAME, SAME));
  }

  @Test
  void start_afterOneEnded_isAnother_andBothAreKnown() throws Exception {
    mayEnd.countDown();
    Rebuild first = rebuilds.start();
    first.await(PATIENCE);
    Rebuild second = rebuilds.start();
    second.await(PATIENCE);

    assertThat(second).isNotSameAs(first);
    assertThat(rebuilds.find(first.id()).json().state()).isEqualTo("done");
    assertThat(rebuilds.find(second.id()).json().state()).isEqualTo("done");
  }

  @Test
  void await_isNoLongerThanItsPatience() throws Exception {
    Rebuild rebuild = rebuilds.start();
    rebuild.await(Duration.ofMillis(20));

    assertThat(rebuild.isRunning()).isTrue();
  }

  @Test
  void failure_isTold_andAnotherMayBegin() throws Exception {
    try (Rebuilds failing =
        new Rebuilds(
            progress -> {
              throw new AnalyticsException(ErrorCode.PROJECTION_UNAVAILABLE, "the disk is full");
            })) {
      Rebuild failed = failing.start();
      failed.await(PATIENCE);

      assertThat(failed.json().state()).isEqualTo("failed");
      assertThat(failed.json().message()).isEqualTo("the disk is full");
      assertThat(failed.json().equal()).isNull();
      assertThat(failing.start()).isNotSameAs(failed);
    }
  }

  @Test
  void close_endsTheOneThatRuns() throws Exception {
    Rebuild rebuild = rebuilds.start();
    begun.await();
    rebuilds.close();

    assertThat(rebuild.isRunning()).isFalse();
    assertThat(rebuild.json().state()).isEqualTo("failed");
  }

  @Test
  void unknown_isNotFound() {
    assertThatThrownBy(() -> rebuilds.find("nope")).isInstanceOf(AnalyticsException.class);
  }

  private Rebuilt work(RebuildProgress progress) {
    progress.step(3, 21, "halfway");
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("ended", e);
    }
    return new Rebuilt(SAME, SAME, SAME);
  }
}
