package io.aecos.analytics.projection.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.projection.RankedNumbers;
import io.aecos.analytics.projection.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldRanksTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 0.95, 1})
  void value_ofManyNumbersThatComeAndGo_isTheirExactQuantile(double q) {
    Random random = new Random(9);
    HeldRanks ranks = HeldRanks.empty(q);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      if (all.size() > 10 && random.nextInt(4) == 0) {
        double gone = all.remove(random.nextInt(all.size()));
        assertThat(ranks.remove(gone)).isTrue();
      } else {
        double number = Math.rint(random.nextGaussian() * 1_000);
        all.add(number);
        assertThat(ranks.add(number)).isTrue();
      }
      if (i % 500 == 0) {
        assertThat(ranks.isKnown()).isTrue();
        assertThat(ranks.value()).isCloseTo(quantile(all, q), within(1e-9));
      }
    }
  }

  @Test
  void isKnown_oncePastTheNumbersThatAreKept_isFalse() {
    HeldRanks ranks =
        new HeldRanks(0.5, 7, 10, 20, new double[] {10, 15, 20}, new HeldRanks.Beyond(1, 1));
    assertThat(ranks.value()).isEqualTo(15);

    for (int i = 0; i < 5; i++) {
      ranks.add(30);
    }

    assertThat(ranks.isKnown()).isFalse();
  }

  @Test
  void of_numbersThatEndAmongEqualOnes_knowsOnlyWhatIsWhole() {
    RankedNumbers ranked =
        new RankedNumbers(
            10, List.of(3.0, 3.0, 4.0, 5.0, 6.0, 6.0), 2, new Watermark(9, Instant.EPOCH));

    HeldRanks inside = HeldRanks.of(0.75, ranked);
    assertThat(inside.value()).as("place 12.75 of 17").isEqualTo(4.75);
    assertThat(inside.add(3.5)).isTrue();
    assertThat(inside.value()).as("place 13.5 of 18").isEqualTo(4.5);

    assertThat(HeldRanks.of(0.7, ranked).isKnown()).as("place 11.9 of 17").isFalse();
    assertThat(HeldRanks.of(0.8, ranked).isKnown()).as("place 13.6 of 17").isFalse();
  }

  @Test
  void remove_ofANumberThatNeverCame_isRefused() {
    HeldRanks ranks = HeldRanks.empty(0.5);
    ranks.add(3);

    assertThat(ranks.remove(4)).isFalse();
    assertThat(ranks.remove(3)).isTrue();
    assertThat(ranks.value()).isNull();
  }

  @Test
  void add_ofTooManyEqualNumbers_isRefused() {
    HeldRanks ranks = HeldRanks.empty(0.5);
    boolean kept = true;
    for (int i = 0; i < 10_000; i++) {
      kept = ranks.add(1);
    }

    assertThat(kept).isFalse();
  }

  private static double quantile(List<Double> numbers, double q) {
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    double position = q * (sorted.size() - 1);
    double lower = sorted.get((int) Math.floor(position));
    double upper = sorted.get((int) Math.ceil(position));
    return lower + (upper - lower) * (position - Math.floor(position));
  }
}
