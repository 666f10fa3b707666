package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class InFlightTest {
  private final InFlight<String, Integer> answers = new InFlight<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void share_whileOneAsksTheSame_givesItsAnswer() throws InterruptedException {
    CompletableFuture<Integer> first = apart(() -> slow(false));
    begun.await();
    CompletableFuture<Integer> second =
        waiting(() -> answers.share("question", asked::incrementAndGet));
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
    CompletableFuture<Integer> first = apart(() -> slow(true));
    begun.await();
    CompletableFuture<Integer> second =
        waiting(() -> answers.share("question", asked::incrementAndGet));
    end.countDown();
    assertThatThrownBy(first::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(second.join()).isEqualTo(2);
  }

  /** On a thread of its own: a small machine's common pool would do one after the other. */
  private static CompletableFuture<Integer> apart(Supplier<Integer> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
  }

  /** Returns once that thread has to wait. */
  private static CompletableFuture<Integer> waiting(Supplier<Integer> work) {
    Thread[] thread = new Thread[1];
    CompletableFuture<Integer> result =
        CompletableFuture.supplyAsync(
            work,
            task -> {
              thread[0] = new Thread(task);
              thread[0].start();
            });
    while (thread[0].getState() != Thread.State.WAITING) {
      assertThat(result).isNotDone();
      Thread.onSpinWait();
    }
    return result;
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
