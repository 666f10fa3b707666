package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Local dates as instants and back. */
final class Dates {
  private Dates() {}

  static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  static LocalDate localDate(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate();
  }

  static Window window(LocalDate from, LocalDate to, ZoneId zone) {
    return new Window(start(from, zone), start(to, zone));
  }

  /** The local days between the ends of a window that begins and ends with a day. */
  static long days(Window window, ZoneId zone) {
    return ChronoUnit.DAYS.between(localDate(window.from(), zone), localDate(window.to(), zone));
  }

  /** The span of the same length just before: in days if it is made of whole days, else in time. */
  static Window before(Window window, ZoneId zone) {
    if (startsDay(window.from(), zone) && startsDay(window.to(), zone)) {
      LocalDate from = localDate(window.from(), zone);
      return window(from.minusDays(days(window, zone)), from, zone);
    }
    return new Window(
        window.from().minus(Duration.between(window.from(), window.to())), window.from());
  }

  static Window yearBefore(Window window, ZoneId zone) {
    return new Window(yearBefore(window.from(), zone), yearBefore(window.to(), zone));
  }

  /** The length in weeks by the wall clock, so that a day with a clock change is one day. */
  static double weeks(Window window, ZoneId zone) {
    Duration wall =
        Duration.between(
            window.from().atZone(zone).toLocalDateTime(),
            window.to().atZone(zone).toLocalDateTime());
    return wall.toNanos() / (double) Duration.ofDays(7).toNanos();
  }

  private static boolean startsDay(Instant instant, ZoneId zone) {
    return instant.equals(start(localDate(instant, zone), zone));
  }

  private static Instant yearBefore(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    LocalDate date = local.toLocalDate().minusYears(1);
    return startsDay(instant, zone)
        ? start(date, zone)
        : ZonedDateTime.of(date, LocalTime.from(local), zone).toInstant();
  }
}
