package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdSequenceTest {
  private final EventIdSequence ids = new EventIdSequence();
  private final SplittableRandom random = EventIdSequence.random();

  private UUID next(long millis) {
    return new UUID(
        ids.nextHigh(millis, random.nextLong()), EventIdSequence.low(random.nextLong()));
  }

  @Test
  void next_isAUuidOfVersion7WithItsMilliseconds() {
    UUID id = next(1_790_000_000_123L);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_790_000_000_123L);
  }

  @Test
  void next_growsThoughTheClockIsSetBackAndTheCounterOverflows() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      made.add(next(i < 100 ? 5_000_000 : 1_000_000).toString());
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void next_isUniqueAcrossThreads() {
    Set<Long> highs = new HashSet<>();
    List<long[]> made =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                thread -> IntStream.range(0, 5000).mapToLong(i -> ids.nextHigh(7, i)).toArray())
            .toList();
    made.forEach(some -> java.util.Arrays.stream(some).forEach(highs::add));

    assertThat(highs).hasSize(8 * 5000);
  }
}
