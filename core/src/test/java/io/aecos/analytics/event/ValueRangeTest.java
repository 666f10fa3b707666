package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers a unit allows: what lies beyond is quarantined and in no answer. */
final class ValueRangeTest {
  @ParameterizedTest
  @CsvSource({
    "count, 0 1 1e15, -1 0.5 -0.001",
    "fraction, 0 0.25 1, -0.001 1.001",
    "pass_fail, 0 1, -1 0.5 2",
    "percent, 0 33.3 100, -0.001 100.001",
    "ms, 0 0.5 1e15, -0.001",
    "hours, 0 0.5 1e9, -0.001",
    "days, 0 0.5 1e9, -0.001"
  })
  void contains_everyUnit_endsWhereItSays(String unit, String within, String beyond) {
    ValueRange range = ValueRange.of(unit);
    for (String value : within.split(" ")) {
      assertThat(range.contains(Double.parseDouble(value))).as(value).isTrue();
    }
    for (String value : beyond.split(" ")) {
      assertThat(range.contains(Double.parseDouble(value))).as(value).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"usd, -1e300", "none, 0.5", "apples, 1e300"})
  void contains_moneyAndAllElse_haveNoEnd(String unit, double value) {
    assertThat(ValueRange.of(unit).contains(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "count, a whole number of 0 or more",
    "fraction, a number from 0 to 1",
    "pass_fail, a whole number from 0 to 1",
    "percent, a number from 0 to 100",
    "ms, a number of 0 or more",
    "usd, a number"
  })
  void text_saysTheRange(String unit, String text) {
    assertThat(ValueRange.of(unit).text()).isEqualTo(text);
  }
}
