package io.aecos.analytics.demo;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** The days on which the firm's offices are closed: the holidays that most US firms keep. */
final class Holidays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JUNE, 19),
          MonthDay.of(Month.JULY, 4),
          MonthDay.of(Month.DECEMBER, 24),
          MonthDay.of(Month.DECEMBER, 25));

  private Holidays() {}

  static boolean contains(LocalDate day) {
    return FIXED.contains(MonthDay.from(day)) || isMovedHere(day) || isFloating(day);
  }

  /**
   * A fixed holiday on a Saturday is kept on the Friday before, on a Sunday on the Monday after.
   */
  private static boolean isMovedHere(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case FRIDAY -> FIXED.contains(MonthDay.from(day.plusDays(1)));
      case MONDAY -> FIXED.contains(MonthDay.from(day.minusDays(1)));
      default -> false;
    };
  }

  private static boolean isFloating(LocalDate day) {
    LocalDate thanksgiving = nth(4, THURSDAY, day.withMonth(11));
    return day.equals(nth(3, MONDAY, day.withMonth(1)))
        || day.equals(nth(3, MONDAY, day.withMonth(2)))
        || day.equals(
            day.withDayOfMonth(1).withMonth(5).with(TemporalAdjusters.lastInMonth(MONDAY)))
        || day.equals(nth(1, MONDAY, day.withMonth(9)))
        || day.equals(thanksgiving)
        || day.equals(thanksgiving.plusDays(1));
  }

  private static LocalDate nth(int ordinal, DayOfWeek weekday, LocalDate month) {
    return month.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
  }
}
