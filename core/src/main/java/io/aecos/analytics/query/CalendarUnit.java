package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Grain;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The units that periods are made of. Weeks begin on Monday. */
public enum CalendarUnit {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** The end of the hour for hours, else the end of the day. */
  ZonedDateTime endOfCurrentStep(ZonedDateTime now) {
    return this == HOUR
        ? now.truncatedTo(ChronoUnit.HOURS).plusHours(1)
        : now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
  }

  /** {@code count} units earlier: elapsed hours for hours, local dates for all else. */
  ZonedDateTime minus(ZonedDateTime time, int count) {
    return this == HOUR
        ? time.minusHours(count)
        : minus(time.toLocalDate(), count).atStartOfDay(time.getZone());
  }

  LocalDate minus(LocalDate date, int count) {
    return switch (this) {
      case HOUR -> throw new IllegalStateException("an hour is no part of a date");
      case DAY -> date.minusDays(count);
      case WEEK -> date.minusWeeks(count);
      case MONTH -> date.minusMonths(count);
      case QUARTER -> date.minusMonths(3L * count);
      case YEAR -> date.minusYears(count);
    };
  }

  /** How far {@code count} units earlier lies. */
  Shift shift(int count) {
    return switch (this) {
      case HOUR -> new Shift.Elapsed(Duration.ofHours(count));
      case DAY -> Shift.days(count);
      case WEEK -> Shift.days(7L * count);
      case MONTH -> Shift.months(count);
      case QUARTER -> Shift.months(3L * count);
      case YEAR -> Shift.months(12L * count);
    };
  }

  /**
   * How far the unit before the one that begins at {@code start} lies. The days of a quarter have
   * no names of their own: its tenth day corresponds to the tenth, its second month to the second.
   */
  Shift shiftOfOne(LocalDate start, Grain grain) {
    return this == QUARTER && grain.compareTo(Grain.MONTH) < 0
        ? Shift.between(minus(start, 1), start)
        : shift(1);
  }

  LocalDate startOf(LocalDate date) {
    return switch (this) {
      case HOUR, DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
      case YEAR -> date.withDayOfYear(1);
    };
  }
}
