package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InFlightTest {
  private final InFlight<String, Integer> answers = new InFlight<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void share_whileOneAsksTheSame_givesItsAnswer() throws InterruptedException {
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> slow(false));
    begun.await();
    CompletableFuture<Integer> second =
        CompletableFuture.supplyAsync(() -> answers.share("question", asked::incrementAndGet));
    assertThat(answers.share("another question", () -> 42)).isEqualTo(42);
    assertThat(second).isNotDone();
    end.countDown();
    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(1);
  }

  @Test
  void share_afterwards_asksAgain() {
    answers.share("question", asked::incrementAndGet);
    assertThat(answers.share("question", asked::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void share_whenTheOtherFails_asksItself() throws InterruptedException {
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> slow(true));
    begun.await();
    CompletableFuture<Integer> second =
        CompletableFuture.supplyAsync(() -> answers.share("question", asked::incrementAndGet));
    end.countDown();
    assertThatThrownBy(first::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(second.join()).isEqualTo(2);
  }

  private int slow(boolean fails) {
    return answers.share(
        "question",
        () -> {
          int number = asked.incrementAndGet();
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          if (fails) {
            throw new IllegalStateException("fails");
          }
          return number;
        });
  }
}
