package io.aecos.analytics.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void start_whileAnotherRuns_isAConflict_andThenRuns() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try (Upkeep upkeep = new Upkeep()) {
      UpkeepJob first = upkeep.start("backup", steps -> waited(end));
      assertThatThrownBy(() -> upkeep.start("retention", steps -> "never"))
          .isInstanceOfSatisfying(
              AnalyticsException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                assertThat(e.getMessage()).contains("a backup is under way");
              });
      end.countDown();
      first.await(PATIENCE);
      assertThat(first.json().outcome()).isEqualTo("done");
      UpkeepJob second = upkeep.start("retention", steps -> "then");
      second.await(PATIENCE);
      assertThat(upkeep.find(second.id()).json().outcome()).isEqualTo("then");
    }
  }

  @Test
  void failure_isToldInItsWords_andAFaultOfOursIsNot() throws InterruptedException {
    try (Upkeep upkeep = new Upkeep()) {
      UpkeepJob known =
          upkeep.start(
              "backup",
              steps -> {
                steps.at(1, 2, "half");
                throw new AnalyticsException(ErrorCode.BACKUP_UNAVAILABLE, "the disk is full");
              });
      known.await(PATIENCE);
      assertThat(known.json().state()).isEqualTo("failed");
      assertThat(known.json().message()).isEqualTo("the disk is full");
      UpkeepJob unknown =
          upkeep.start(
              "backup",
              steps -> {
                throw new IllegalStateException("secret");
              });
      unknown.await(PATIENCE);
      assertThat(unknown.json().message())
          .isEqualTo("failed inside the server; its log tells more");
    }
  }

  private static String waited(CountDownLatch end) {
    try {
      end.await();
      return "done";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
