package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

  /** How far the span of the same length just before lies: in days if made of whole ones. */
  static Shift length(Window window, ZoneId zone) {
    return startsDay(window.from(), zone) && startsDay(window.to(), zone)
        ? Shift.days(days(window, zone))
        : new Shift.Elapsed(Duration.between(window.from(), window.to()));
  }

  /** The length in weeks by the wall clock, so that a day with a clock change is one day. */
  static double weeks(Window window, ZoneId zone) {
    Duration wall =
        Duration.between(
            window.from().atZone(zone).toLocalDateTime(),
            window.to().atZone(zone).toLocalDateTime());
    return wall.toNanos() / (double) Duration.ofDays(7).toNanos();
  }

  static boolean startsDay(Instant instant, ZoneId zone) {
    return instant.equals(start(localDate(instant, zone), zone));
  }
}
