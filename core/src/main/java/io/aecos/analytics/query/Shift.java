package io.aecos.analytics.query;

import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How far a comparison lies before its period. Spans move by their first and their last day, not by
 * the day after it, so that 1–28 February of a leap year stands beside 1–28 February; a day that
 * the earlier month does not have becomes its last one.
 */
sealed interface Shift {

  /** The span earlier by this much. */
  Window of(Window span, ZoneId zone);

  /** The span that corresponds to one step of a series; whole months correspond to whole months. */
  Window of(Bucket bucket, Grain grain, ZoneId zone);

  /** The shift that moves {@code later} to {@code earlier} day by day, both local dates. */
  static Shift between(LocalDate earlier, LocalDate later) {
    return days(ChronoUnit.DAYS.between(earlier, later));
  }

  /**
   * The shift that moves the beginning of {@code period} to that of {@code other}: by months where
   * both are the same day of one, so that dates stay what they are, else by days; by elapsed time
   * where one of them does not begin with a day.
   */
  static Shift between(Window other, Window period, ZoneId zone) {
    if (!Dates.startsDay(other.from(), zone) || !Dates.startsDay(period.from(), zone)) {
      return new Elapsed(Duration.between(other.from(), period.from()));
    }
    LocalDate from = Dates.localDate(other.from(), zone);
    LocalDate to = Dates.localDate(period.from(), zone);
    return from.getDayOfMonth() == to.getDayOfMonth()
        ? months(ChronoUnit.MONTHS.between(from, to))
        : between(from, to);
  }

  static Shift days(long days) {
    return new Calendar(0, days);
  }

  static Shift months(long months) {
    return new Calendar(months, 0);
  }

  /** Local dates earlier by months or by days; the time of day stays. */
  record Calendar(long months, long days) implements Shift {
    @Override
    public Window of(Window span, ZoneId zone) {
      return new Window(start(span.from(), zone), end(span.to(), zone));
    }

    @Override
    public Window of(Bucket bucket, Grain grain, ZoneId zone) {
      Window span = bucket.span();
      if (grain == Grain.HOUR) {
        return hour(span, zone);
      }
      LocalDate next = Dates.localDate(span.to(), zone);
      boolean wholeMonths = grain.compareTo(Grain.MONTH) >= 0 && next.getDayOfMonth() == 1;
      return wholeMonths && Dates.startsDay(span.to(), zone)
          ? new Window(start(span.from(), zone), Dates.start(back(next), zone))
          : of(span, zone);
    }

    /** By the wall clock: an hour that is repeated there is two, one that is skipped none. */
    private Window hour(Window span, ZoneId zone) {
      LocalDateTime from = back(span.from().atZone(zone).toLocalDateTime());
      LocalDateTime to = from.plus(Duration.between(span.from(), span.to()));
      return new Window(from.atZone(zone).toInstant(), to.atZone(zone).toInstant());
    }

    private Instant start(Instant instant, ZoneId zone) {
      return Dates.startsDay(instant, zone)
          ? Dates.start(back(Dates.localDate(instant, zone)), zone)
          : moved(instant, zone);
    }

    private Instant end(Instant instant, ZoneId zone) {
      return Dates.startsDay(instant, zone)
          ? Dates.start(back(Dates.localDate(instant, zone).minusDays(1)).plusDays(1), zone)
          : moved(instant, zone);
    }

    private Instant moved(Instant instant, ZoneId zone) {
      return back(instant.atZone(zone).toLocalDateTime()).atZone(zone).toInstant();
    }

    private LocalDateTime back(LocalDateTime time) {
      return back(time.toLocalDate()).atTime(time.toLocalTime());
    }

    private LocalDate back(LocalDate date) {
      return date.minusMonths(months).minusDays(days);
    }
  }

  /** Elapsed time, whatever clocks show. */
  record Elapsed(Duration time) implements Shift {
    @Override
    public Window of(Window span, ZoneId zone) {
      return new Window(span.from().minus(time), span.to().minus(time));
    }

    @Override
    public Window of(Bucket bucket, Grain grain, ZoneId zone) {
      return of(bucket.span(), zone);
    }
  }
}
