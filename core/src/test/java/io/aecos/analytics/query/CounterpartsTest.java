package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison of every period on every day of seven years, two of them leap years. */
final class CounterpartsTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final List<String> WORDS =
      List.of(
          "today",
          "yesterday",
          "7d",
          "30d",
          "90d",
          "12w",
          "6m",
          "1y",
          "this-week",
          "this-month",
          "this-quarter",
          "this-year",
          "last-week",
          "last-month",
          "last-quarter",
          "last-year");

  @Test
  void previous_hasTheRightNumberOfDays() {
    Map<String, CalendarUnit> units = new TreeMap<>();
    for (CalendarUnit unit : CalendarUnit.values()) {
      units.put(unit.name().toLowerCase(java.util.Locale.ROOT), unit);
    }
    for (LocalDate today = FIRST; !today.isAfter(LAST); today = today.plusDays(1)) {
      for (String word : WORDS) {
        Times times = times(word, Comparison.PREVIOUS, Grain.DAY, today, CHICAGO);
        long days = days(times.period());
        CalendarUnit unit = units.get(word.replaceAll("^(this|last)-", ""));
        long expected =
            switch (word.substring(0, Math.min(4, word.length()))) {
              case "this" ->
                  unit == CalendarUnit.YEAR
                      ? today.minusYears(1).getDayOfYear()
                      : Math.min(days, length(unit, first(times.period()), 1));
              case "last" -> length(Objects.requireNonNull(unit), first(times.period()), 1);
              case "6m" ->
                  ChronoUnit.DAYS.between(
                      first(times.period()).minusMonths(6), first(times.period()));
              case "1y" ->
                  ChronoUnit.DAYS.between(
                      first(times.period()).minusYears(1), first(times.period()));
              default -> days;
            };
        assertThat(days(comparison(times))).as("%s on %s", word, today).isEqualTo(expected);
      }
    }
  }

  @Test
  void yearBefore_isTheSameDates() {
    for (LocalDate today = FIRST; !today.isAfter(LAST); today = today.plusDays(1)) {
      for (String word : WORDS) {
        Times times = times(word, Comparison.YEAR, Grain.DAY, today, CHICAGO);
        LocalDate last = last(times.period());
        LocalDate expected = last.minusYears(1);
        boolean wholeMonths = List.of("last-month", "last-quarter", "last-year").contains(word);
        assertThat(first(comparison(times)))
            .as("%s on %s", word, today)
            .isEqualTo(first(times.period()).minusYears(1));
        assertThat(last(comparison(times)))
            .as("%s on %s", word, today)
            .isEqualTo(wholeMonths ? expected.withDayOfMonth(expected.lengthOfMonth()) : expected);
      }
    }
  }

  @Test
  void of_daysStandBesideTheSameDateOfTheYearBefore() {
    for (LocalDate today = FIRST; !today.isAfter(LAST); today = today.plusDays(1)) {
      for (String word : List.of("30d", "this-month", "this-year", "last-month")) {
        Times times = times(word, Comparison.YEAR, Grain.DAY, today, CHICAGO);
        Map<LocalDate, Window> beside = beside(times);
        LocalDate first = first(times.period());
        for (LocalDate day = first; !day.isAfter(last(times.period())); day = day.plusDays(1)) {
          boolean leapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
          LocalDate earlier = day.minusYears(1);
          assertThat(beside.get(day))
              .as("%s of %s on %s", day, word, today)
              .isEqualTo(
                  leapDay && !day.equals(first)
                      ? null
                      : Dates.window(earlier, earlier.plusDays(1), CHICAGO));
        }
      }
    }
  }

  @Test
  void of_weeksStandBesideAsManyDays() {
    LocalDate monday = LocalDate.of(2025, 3, 3);
    Times times =
        times(Period.parse(null, "2025-03-03", "2026-02-22", CHICAGO), Comparison.YEAR, Grain.WEEK);

    Map<LocalDate, Window> beside = beside(times);

    for (LocalDate week = monday; week.isBefore(last(times.period())); week = week.plusWeeks(1)) {
      assertThat(beside.get(week))
          .isEqualTo(Dates.window(week.minusYears(1), week.minusYears(1).plusDays(7), CHICAGO));
    }
  }

  @Test
  void of_hoursStandBesideTheSameHourOfTheWallClock() {
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
      Times times =
          times(
              Period.parse(null, day.toString(), day.toString(), CHICAGO),
              Comparison.PREVIOUS,
              Grain.HOUR);
      List<Bucket> steps = Buckets.of(times.period(), Grain.HOUR, CHICAGO);
      for (Counterparts.Part part : Counterparts.of(times).parts()) {
        if (part.step() >= 0) {
          LocalDateTime step = local(steps.get(part.step()).start());
          assertThat(local(part.span().from())).isEqualTo(step.minusDays(1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void of_partsAreTheComparisonWithoutGapOrOverlap(Grain grain) {
    for (LocalDate today = LocalDate.of(2024, 1, 1);
        today.getYear() < 2026;
        today = today.plusDays(grain == Grain.HOUR ? 17 : 3)) {
      for (String word : WORDS) {
        for (Comparison comparison : List.of(Comparison.PREVIOUS, Comparison.YEAR)) {
          requireWhole(times(word, comparison, grain, today, LORD_HOWE));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"24h", "48h", "7d"})
  void of_elapsedHoursStandBesideElapsedHours(String word) {
    Times times = times(word, Comparison.PREVIOUS, Grain.HOUR, LocalDate.of(2026, 3, 9), CHICAGO);

    requireWhole(times);
    if (word.endsWith("h")) {
      assertThat(Counterparts.of(times).parts())
          .extracting(Counterparts.Part::step)
          .containsExactlyElementsOf(
              java.util.stream.IntStream.range(0, Integer.parseInt(word.replace("h", "")))
                  .boxed()
                  .toList());
    }
  }

  private static void requireWhole(Times times) {
    Window comparison = comparison(times);
    Counterparts counterparts = Counterparts.of(times);
    Instant reached = comparison.from();
    int step = -1;
    int apart = 0;
    for (Counterparts.Part part : counterparts.parts()) {
      assertThat(part.span().from()).as("%s", times).isEqualTo(reached);
      assertThat(part.span().to()).isAfter(reached);
      if (part.step() >= 0) {
        assertThat(part.step()).isGreaterThan(step);
        step = part.step();
      }
      if (part.bucket() == null) {
        assertThat(counterparts.apart().get(part.window())).isEqualTo(part.span());
        apart++;
      }
      reached = part.span().to();
    }
    assertThat(reached).isEqualTo(comparison.to());
    assertThat(counterparts.apart()).hasSize(apart);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-01-01 | 2024-12-31 | 2023-01-01 | 2023-12-31 | 2024-02-28 | 2023-02-28
          2024-01-01 | 2024-12-31 | 2023-01-01 | 2023-12-31 | 2024-02-29 |
          2024-01-01 | 2024-12-31 | 2023-01-01 | 2023-12-31 | 2024-03-01 | 2023-03-01
          2023-01-01 | 2023-12-31 | 2024-01-01 | 2024-12-31 | 2023-03-01 | 2024-03-01
          2026-03-01 | 2026-03-31 | 2026-02-01 | 2026-02-28 | 2026-03-28 | 2026-02-28
          2026-03-01 | 2026-03-31 | 2026-02-01 | 2026-02-28 | 2026-03-29 |
          2026-02-01 | 2026-02-28 | 2026-03-01 | 2026-03-31 | 2026-02-28 | 2026-03-28
          2026-03-02 | 2026-03-15 | 2026-10-26 | 2026-11-08 | 2026-03-09 | 2026-11-02
          2026-03-02 | 2026-03-15 | 2026-03-09 | 2026-03-22 | 2026-03-08 | 2026-03-15
          2026-05-01 | 2026-05-07 | 2026-05-01 | 2026-05-07 | 2026-05-03 | 2026-05-03
          """)
  void against_standsBesideItsOwnDates(
      LocalDate from,
      LocalDate to,
      LocalDate otherFrom,
      LocalDate otherTo,
      LocalDate day,
      @Nullable LocalDate beside) {
    Times times = against(between(from, to), between(otherFrom, otherTo), Grain.DAY);
    Window other = beside(times).get(day);

    assertThat(other == null ? null : first(other)).isEqualTo(beside);
    assertThat(other == null || days(other) == 1).isTrue();
    assertThat(comparison(times)).isEqualTo(Dates.window(otherFrom, otherTo.plusDays(1), CHICAGO));
  }

  @Test
  void against_weeksThatBeginOnOtherDays_standBesideWholeWeeksOfTheirOwn() {
    Period may = between(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 31));
    Period april = between(LocalDate.of(2026, 4, 4), LocalDate.of(2026, 4, 30));
    Map<LocalDate, Window> beside = beside(against(may, april, Grain.WEEK));

    assertThat(beside).hasSize(4);
    assertThat(first(Objects.requireNonNull(beside.get(LocalDate.of(2026, 5, 4)))))
        .isEqualTo(LocalDate.of(2026, 4, 4));
    assertThat(last(Objects.requireNonNull(beside.get(LocalDate.of(2026, 5, 4)))))
        .isEqualTo(LocalDate.of(2026, 4, 10));
  }

  @Test
  void against_hasNoMoreStepsThanAnySeries() {
    Period day = between(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 4));
    Period years = between(LocalDate.of(1990, 1, 1), LocalDate.of(2026, 5, 3));
    Period centuries = between(LocalDate.of(1, 1, 1), LocalDate.of(9998, 12, 31));

    assertThat(against(day, years, null).grain()).isEqualTo(Grain.WEEK);
    assertThat(against(day, centuries, null).grain()).isEqualTo(Grain.YEAR);
    assertThatThrownBy(() -> against(day, years, Grain.HOUR)).hasMessageContaining("coarser grain");
  }

  private static Period between(LocalDate from, LocalDate to) {
    return Period.parse(null, from.toString(), to.toString(), CHICAGO);
  }

  private static Times against(Period period, Period other, @Nullable Grain grain) {
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(),
            period,
            Comparison.NONE,
            grain,
            CHICAGO,
            Map.of(),
            List.of());
    return Times.of(view.against(other), Instant.parse("2027-01-01T12:00:00Z"), Optional::empty);
  }

  /** What stands beside the step that begins on a date. */
  private static Map<LocalDate, Window> beside(Times times) {
    List<Bucket> steps = Buckets.of(times.period(), times.grain(), times.zone());
    Map<LocalDate, Window> beside = new TreeMap<>();
    for (Counterparts.Part part : Counterparts.of(times).parts()) {
      if (part.step() >= 0) {
        beside.put(Dates.localDate(steps.get(part.step()).start(), times.zone()), part.span());
      }
    }
    return beside;
  }

  private static Times times(
      String word, Comparison comparison, Grain grain, LocalDate today, ZoneId zone) {
    return times(
        Period.parse(word, null, null, zone),
        comparison,
        grain,
        today.atTime(12, 0).atZone(zone).toInstant(),
        zone);
  }

  private static Times times(Period period, Comparison comparison, Grain grain) {
    return times(period, comparison, grain, Instant.parse("2027-01-01T12:00:00Z"), CHICAGO);
  }

  private static Times times(
      Period period, Comparison comparison, Grain grain, Instant now, ZoneId zone) {
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(), period, comparison, grain, zone, Map.of(), List.of());
    return Times.of(view, now, Optional::empty);
  }

  private static Window comparison(Times times) {
    @Nullable Window comparison = times.comparison();
    return Objects.requireNonNull(comparison);
  }

  private static long length(CalendarUnit unit, LocalDate start, int back) {
    return ChronoUnit.DAYS.between(unit.minus(start, back), unit.minus(start, back - 1));
  }

  private static long days(Window window) {
    return ChronoUnit.DAYS.between(first(window), last(window)) + 1;
  }

  private static LocalDate first(Window window) {
    return Dates.localDate(window.from(), CHICAGO);
  }

  private static LocalDate last(Window window) {
    return Dates.localDate(window.to().minusNanos(1), CHICAGO);
  }

  private static LocalDateTime local(Instant instant) {
    return instant.atZone(CHICAGO).toLocalDateTime();
  }
}
