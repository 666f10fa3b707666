package io.aecos.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {
  @ParameterizedTest
  @CsvSource({
    ">=, false, true, true",
    "<=, true, true, false",
    ">, false, false, true",
    "<, true, false, false",
    "=, false, true, false"
  })
  void metBy_belowAtAndAbove(String symbol, boolean below, boolean at, boolean above) {
    Target target = new Target(Target.Operator.ofSymbol(symbol).orElseThrow(), 0.5);

    assertThat(target.metBy(0.4)).isEqualTo(below);
    assertThat(target.metBy(0.5)).isEqualTo(at);
    assertThat(target.metBy(0.6)).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource({
    ">=, 1, 0.92, NEAR",
    ">=, 1, 0.89, UNMET",
    ">=, 0.7, 0.64, NEAR",
    ">=, 0.7, 0.7, MET",
    "<=, 500, 540, NEAR",
    "<=, 500, 560, UNMET",
    "=, 10, 10.9, NEAR",
    "=, 10, 12, UNMET",
    "=, 10, 8, UNMET"
  })
  void standing_isNearWithinATenth(
      String symbol, double value, double measured, Target.Standing standing) {
    Target target = new Target(Target.Operator.ofSymbol(symbol).orElseThrow(), value);

    assertThat(target.standing(measured)).isEqualTo(standing);
  }

  @Test
  void ofSymbol_unknown_isNone() {
    assertThat(Target.Operator.ofSymbol("=>")).isEmpty();
    assertThat(Target.Operator.symbols()).containsExactly(">=", "<=", ">", "<", "=");
  }
}
