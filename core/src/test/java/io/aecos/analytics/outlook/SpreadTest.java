package io.aecos.analytics.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  /** Values of the tables that every statistics book has. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.975, 12.706",
    "2, 0.975, 4.303",
    "5, 0.9, 1.476",
    "7, 0.975, 2.365",
    "30, 0.9, 1.310"
  })
  void quantile_isThatOfTheTables(int degrees, double p, double expected) {
    StudentT law = new StudentT(degrees);

    assertThat(law.quantile(p)).isCloseTo(expected, within(0.001));
    assertThat(law.cumulative(law.quantile(p))).isCloseTo(p, within(1e-6));
    assertThat(law.quantile(1 - p)).isCloseTo(-expected, within(0.001));
  }

  /** Of made-up futures as many lie within the intervals as is said. */
  @ParameterizedTest
  @CsvSource({"5", "8", "20"})
  void next_coversWhatItSays(int known) {
    Random random = new Random(known);
    int within80 = 0;
    int within95 = 0;
    int trials = 4_000;
    for (int i = 0; i < trials; i++) {
      double[] past =
          IntStream.range(0, known).mapToDouble(k -> Math.exp(3 + random.nextGaussian())).toArray();
      double future = Math.exp(3 + random.nextGaussian());
      Estimate next = new Spread(past).next();
      within80 += next.within80(future) ? 1 : 0;
      within95 += next.within95(future) ? 1 : 0;
    }
    assertThat((double) within80 / trials).isCloseTo(.8, within(.025));
    assertThat((double) within95 / trials).isCloseTo(.95, within(.015));
  }

  @Test
  void beyond_isNeverBeforeWhatHasPassed() {
    Spread spread = new Spread(new double[] {40, 50, 60, 70});

    assertThat(spread.beyond(65).low95()).isGreaterThan(65);
    assertThat(spread.beyond(65).expected()).isGreaterThan(spread.next().expected());
    assertThat(spread.passed(65)).isBetween(.5, 1.0);
  }
}
