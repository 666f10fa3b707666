package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrainsTest {
  private static final Instant START = Instant.parse("1990-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT50H, HOUR",
    "PT50H0.000001S, DAY",
    "P93D, DAY",
    "P93DT0.000001S, WEEK",
    "P367D, WEEK",
    "P367DT0.000001S, MONTH",
    "P10000D, MONTH",
    "P10000DT0.000001S, YEAR"
  })
  void choose_withoutAWish_suitsTheLength(Duration length, Grain grain) {
    assertThat(Grains.choose(null, window(length))).isEqualTo(grain);
  }

  @Test
  void choose_whatIsAskedFor_upToTenThousandSteps() {
    Window most = window(Duration.ofDays(9_999));
    assertThat(Grains.choose(Grain.DAY, most)).isEqualTo(Grain.DAY);
    Window more = window(Duration.ofDays(10_000));
    assertThatThrownBy(() -> Grains.choose(Grain.DAY, more))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo("grain");
              assertThat(e.allowed()).containsExactly("week", "month", "quarter", "year");
            });
    Window hours = window(Duration.ofHours(9_999));
    assertThat(Grains.choose(Grain.HOUR, hours)).isEqualTo(Grain.HOUR);
  }

  @ParameterizedTest
  @CsvSource({"hour, HOUR", "day, DAY", "quarter, QUARTER", "auto,", "'',", "' ',", ","})
  void parse_readsItsNames(String text, Grain grain) {
    assertThat(Grains.parse(text)).isEqualTo(grain);
  }

  @ParameterizedTest
  @CsvSource({"HOUR", "minute", "' day'"})
  void parse_refusesAllElse(String text) {
    assertThatThrownBy(() -> Grains.parse(text))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.allowed()).contains("auto", "week"));
  }

  private static Window window(Duration length) {
    return new Window(START, START.plus(length));
  }
}
