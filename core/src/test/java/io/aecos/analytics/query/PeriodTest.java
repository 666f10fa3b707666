package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {
  // A Wednesday.
  private static final Instant NOW = Instant.parse("2026-05-20T10:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "today,        2026-05-20, 2026-05-21, 2026-05-19, 2026-05-20",
    "yesterday,    2026-05-19, 2026-05-20, 2026-05-18, 2026-05-19",
    "7d,           2026-05-14, 2026-05-21, 2026-05-07, 2026-05-14",
    "12w,          2026-02-26, 2026-05-21, 2025-12-04, 2026-02-26",
    "6m,           2025-11-21, 2026-05-21, 2025-05-21, 2025-11-21",
    "1y,           2025-05-21, 2026-05-21, 2024-05-21, 2025-05-21",
    "this-week,    2026-05-18, 2026-05-21, 2026-05-11, 2026-05-14",
    "this-month,   2026-05-01, 2026-05-21, 2026-04-01, 2026-04-21",
    "this-quarter, 2026-04-01, 2026-05-21, 2026-01-01, 2026-02-20",
    "this-year,    2026-01-01, 2026-05-21, 2025-01-01, 2025-05-21",
    "last-week,    2026-05-11, 2026-05-18, 2026-05-04, 2026-05-11",
    "last-month,   2026-04-01, 2026-05-01, 2026-03-01, 2026-04-01",
    "last-quarter, 2026-01-01, 2026-04-01, 2025-10-01, 2026-01-01",
    "last-year,    2025-01-01, 2026-01-01, 2024-01-01, 2025-01-01",
  })
  void resolve_cutsOnLocalDates(String text, String from, String to, String before, String end) {
    Period period = Period.parse(text, null, null, ZoneOffset.UTC);

    Window window = period.resolve(NOW, ZoneOffset.UTC, Optional.empty());

    assertThat(window).isEqualTo(days(from, to));
    assertThat(period.before(window, ZoneOffset.UTC)).isEqualTo(days(before, end));
  }

  @Test
  void resolve_hoursAreElapsed() {
    ZoneId chicago = ZoneId.of("America/Chicago");
    Period period = Period.parse("24h", null, null, chicago);

    Window window =
        period.resolve(Instant.parse("2026-03-08T18:20:00Z"), chicago, Optional.empty());

    assertThat(window.from()).isEqualTo("2026-03-07T19:00:00Z");
    assertThat(window.to()).isEqualTo("2026-03-08T19:00:00Z");
  }

  @Test
  void before_keepsTheNumberOfDaysAcrossAClockChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Period period = Period.parse(null, "2026-03-28", "2026-03-30", berlin);

    Window window = period.resolve(NOW, berlin, Optional.empty());

    assertThat(window.from()).isEqualTo("2026-03-27T23:00:00Z");
    assertThat(window.to()).isEqualTo("2026-03-30T22:00:00Z");
    assertThat(period.before(window, berlin))
        .isEqualTo(
            new Window(
                Instant.parse("2026-03-24T23:00:00Z"), Instant.parse("2026-03-27T23:00:00Z")));
  }

  @Test
  void resolve_fromWithoutToEndsToday() {
    Period period = Period.parse(null, "2026-05-19", null, ZoneOffset.UTC);

    assertThat(period.resolve(NOW, ZoneOffset.UTC, Optional.empty()))
        .isEqualTo(days("2026-05-19", "2026-05-21"));
  }

  @Test
  void resolve_allWithoutEventsIsToday() {
    Period period = Period.parse("all", null, null, ZoneOffset.UTC);

    assertThat(period.resolve(NOW, ZoneOffset.UTC, Optional.empty()))
        .isEqualTo(days("2026-05-20", "2026-05-21"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"30", "d", "0d", "-7d", "7days", "99999d", "last-day", "this-hour", "ALL", "1e9d"})
  void parse_refusesUnknownPeriods(String text) {
    assertThatThrownBy(() -> Period.parse(text, null, null, ZoneOffset.UTC))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo("period");
              assertThat(e.allowed()).contains("30d", "all");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30, 2026-03-01, from",
    "yesterday, 2026-03-01, from",
    "2026-03-01, 2026-02-30T10:00, to",
    "2026-03-02, 2026-03-01, to",
    "+12026-01-01, , from",
    ", 2026-03-01, from",
    "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z, to",
  })
  void parse_refusesImpossibleDates(String from, String to, String field) {
    assertThatThrownBy(() -> Period.parse(null, from, to, ZoneOffset.UTC))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02 | 2026-03-01 | the period ends (2026-03-01) before it begins (2026-03-02)",
        "2026-03-02 | 2026-03-01T10:00 | ends (2026-03-01T10:00) before it begins (2026-03-02)",
        "2026-03-01T10:00:00Z | 2026-03-01T10:00 | ends (2026-03-01T10:00) when it begins",
      })
  void parse_saysInTheWordsOfTheQuestionThatAPeriodEndsTooEarly(
      String from, String to, String words) {
    assertThatThrownBy(() -> Period.parse(null, from, to, ZoneOffset.UTC))
        .hasMessageContaining(words);
  }

  @Test
  void resolve_saysThatAPeriodBeginsAfterToday() {
    Period period = Period.parse(null, "2026-05-21", null, ZoneOffset.UTC);

    assertThatThrownBy(() -> period.resolve(NOW, ZoneOffset.UTC, Optional.empty()))
        .hasMessageContaining("ends with today (2026-05-20) before it begins (2026-05-21T00:00)");
  }

  @Test
  void parse_refusesTwoPeriodsAtOnce() {
    assertThatThrownBy(() -> Period.parse("30d", "2026-03-01", null, ZoneOffset.UTC))
        .isInstanceOf(AnalyticsException.class);
  }

  private static Window days(String from, String to) {
    return new Window(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
  }
}
