package io.aecos.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
  /**
   * Where only one law is left its own chance is told: 6.3 in 100,000 of normal values beyond 4.
   */
  @Test
  void chance_ofManyNormalValues_isNearlyTheirs() {
    Random random = new Random(1);
    double[] normal = new double[4_000];
    Arrays.setAll(normal, t -> random.nextGaussian());

    assertThat(new Tail(normal).chance(4)).isBetween(6e-5, 2e-4);
    assertThat(new Tail(normal).chance(-4)).isEqualTo(new Tail(normal).chance(4));
    assertThat(new Tail(normal).chance(0)).isCloseTo(1, within(1e-9));
  }

  /** Half of each law lies within 0.674, so that a spread by medians means the same for all. */
  @Test
  void chance_ofTheNearerHalf_isOneHalfWhateverTheTails() {
    assertThat(new Tail(new double[0]).chance(0.674489750196082)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void chance_ofHeavyTails_staysFarOut() {
    Random random = new Random(2);
    double[] heavy = new double[150];
    for (int t = 0; t < heavy.length; t++) {
      double squares = 0;
      for (int i = 0; i < 3; i++) {
        squares += Math.pow(random.nextGaussian(), 2);
      }
      heavy[t] = random.nextGaussian() / Math.sqrt(squares / 3) * 0.88;
    }
    double[] normal = new double[150];
    Arrays.setAll(normal, t -> random.nextGaussian());

    assertThat(new Tail(heavy).chance(8)).isGreaterThan(5e-4);
    assertThat(new Tail(normal).chance(8)).isLessThan(5e-5);
    assertThat(new Tail(new double[] {0.1, -0.2, 0.3}).chance(8)).isGreaterThan(1e-3);
  }
}
