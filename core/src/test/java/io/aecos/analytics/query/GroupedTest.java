package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupedTest {
  @Test
  void of_isWhatTheFormatterWrites() {
    Random random = new Random(10);
    for (int i = 0; i < 20_000; i++) {
      double number = Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(16) - 4);
      double halved = Math.round(number * 20) / 20.0;
      for (double each : new double[] {number, halved, Math.rint(number), 0, 1.0 / 0, 0.0 / 0}) {
        for (int digits = 0; digits < 2; digits++) {
          assertThat(Grouped.of(each, digits))
              .isEqualTo(String.format(Locale.ROOT, "%,." + digits + "f", each));
        }
      }
    }
  }

  @Test
  void of_wholeNumbers_isWhatTheFormatterWrites() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(Grouped.of(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }
    assertThat(Grouped.of(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
  }
}
