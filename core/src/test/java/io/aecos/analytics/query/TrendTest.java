package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.metric.Unit;
import org.junit.jupiter.api.Test;

final class TrendTest {

  @Test
  void of_tellsPercent() {
    assertThat(Trend.of(112.0, 100.0, Unit.COUNT)).isEqualTo(new Trend(0.12, "+12%"));
    assertThat(Trend.of(97.0, 100.0, Unit.COUNT)).isEqualTo(new Trend(-0.03, "−3%"));
    assertThat(Trend.of(-50.0, -100.0, Unit.USD)).isEqualTo(new Trend(0.5, "+50%"));
    assertThat(Trend.of(12_000.0, 100.0, Unit.COUNT).text()).isEqualTo("+11,900%");
  }

  @Test
  void of_tellsSmallChanges() {
    assertThat(Trend.of(1_004.0, 1_000.0, Unit.COUNT).text()).isEqualTo("+0.4%");
    assertThat(Trend.of(100_001.0, 100_000.0, Unit.COUNT).text()).isEqualTo("±0%");
  }

  @Test
  void of_tellsHowManyTimesLess_whereNearlyAllIsGone() {
    assertThat(Trend.of(5.0, 4_880.0, Unit.MS).text()).isEqualTo("÷976");
    assertThat(Trend.of(1.0, 100.0, Unit.COUNT).text()).isEqualTo("−99%");
    assertThat(Trend.of(0.0, 100.0, Unit.COUNT).text()).isEqualTo("−100%");
  }

  @Test
  void of_changesThatNoNumberTells_areStillAnswered() {
    assertThat(Trend.of(1e10, 1e-297, Unit.USD).text()).isEqualTo("+Infinity%");
    assertThat(Trend.of(1e-300, 1e10, Unit.USD).text()).isEqualTo("÷Infinity");
  }

  @Test
  void of_tellsPointsOfFractions() {
    assertThat(Trend.of(0.513, 0.5, Unit.FRACTION).text()).isEqualTo("+1.3 pt");
    assertThat(Trend.of(40.0, 42.5, Unit.PERCENT).text()).isEqualTo("−2.5 pt");
    assertThat(Trend.of(0.5, 0.5, Unit.FRACTION).text()).isEqualTo("±0 pt");
  }

  @Test
  void of_knowsNothingWithoutBothValues() {
    assertThat(Trend.of(null, 1.0, Unit.COUNT)).isEqualTo(new Trend(null, "–"));
    assertThat(Trend.of(1.0, null, Unit.COUNT)).isEqualTo(new Trend(null, "–"));
    assertThat(Trend.of(1e300, 1e-300, Unit.USD)).isEqualTo(new Trend(null, "–"));
    assertThat(Trend.of(1.7e308, -1.7e308, Unit.USD)).isEqualTo(new Trend(null, "–"));
    assertThat(Trend.of(1.0, 0.0, Unit.COUNT)).isEqualTo(new Trend(null, "new"));
    assertThat(Trend.of(0.0, 0.0, Unit.COUNT)).isEqualTo(new Trend(null, "±0%"));
  }
}
