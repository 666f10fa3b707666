package io.aecos.analytics.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.query.Note;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedTest {
  private static final List<Note> LAGS = List.of(new Note(Note.Code.LAGGING, "behind by up to 1"));

  @Test
  void await_waitsForWhatWasReceivedBefore_andNotForWhatComesMeanwhile() throws Exception {
    AtomicLong received = new AtomicLong(7);
    AtomicLong counted = new AtomicLong(4);
    Counted all =
        new Counted(
            received::get,
            () -> {
              received.incrementAndGet();
              return counted.incrementAndGet();
            },
            Duration.ofSeconds(30));

    assertThat(all.await()).isEqualTo(7);
    assertThat(counted).hasValue(7);
    assertThat(all.lacking(LAGS, 7)).isEmpty();
    assertThat(all.lacking(LAGS, 6)).isEqualTo(LAGS);
  }

  @Test
  void await_givesUpAfterAWhile() throws Exception {
    assertThat(new Counted(() -> 7, () -> 4, Duration.ofMillis(30)).await()).isEqualTo(7);
  }
}
