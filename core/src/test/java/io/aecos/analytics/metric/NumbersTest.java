package io.aecos.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "4, 4",
    "0.85, 0.85",
    "100, 100",
    "1e20, 100000000000000000000",
    "-2.50, -2.5",
    "0, 0"
  })
  void plain_isAsPeopleWrite(double number, String text) {
    assertThat(Numbers.plain(number)).isEqualTo(text);
  }
}
