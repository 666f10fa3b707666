package io.aecos.analytics.projection;

import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** Cuts time into the buckets that {@link Grain} defines; what every engine has to agree with. */
public final class Buckets {
  private Buckets() {}

  /**
   * A bucket's start, by which cells name it, and the part of it that lies in the window; {@code
   * cut} where that is not all of it.
   */
  public record Bucket(Instant start, Window span, boolean cut) {}

  /** The start of the bucket that an instant falls into, which is the first instant of it. */
  public static Instant startOf(Instant instant, Grain grain, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return grain == Grain.HOUR
        ? startOfHour(local)
        : firstDate(local.toLocalDate(), grain).atStartOfDay(zone).toInstant();
  }

  private static Instant startOfHour(ZonedDateTime local) {
    Instant instant = local.toInstant();
    Instant full = instant.minus(pastFullHour(local));
    ZoneOffsetTransition change =
        local.getZone().getRules().previousTransition(instant.plusNanos(1));
    return change != null && change.getInstant().isAfter(full) ? change.getInstant() : full;
  }

  /** All buckets that a window touches, in order, without gap or overlap. */
  public static List<Bucket> of(Window window, Grain grain, ZoneId zone) {
    List<Bucket> buckets = new ArrayList<>();
    Instant from = window.from();
    while (from.isBefore(window.to())) {
      Instant next = next(from, grain, zone);
      Instant to = next.isBefore(window.to()) ? next : window.to();
      Instant start = startOf(from, grain, zone);
      boolean late = buckets.isEmpty() && from.isAfter(start);
      buckets.add(new Bucket(start, new Window(from, to), late || next.isAfter(to)));
      from = to;
    }
    return buckets;
  }

  /** Where {@code count} buckets begin that follow each other from the start of one on. */
  public static List<Instant> following(Instant start, int count, Grain grain, ZoneId zone) {
    List<Instant> starts = new ArrayList<>();
    Instant from = start;
    while (starts.size() < count) {
      starts.add(from);
      from = next(from, grain, zone);
    }
    return starts;
  }

  /** About how many buckets a window has; cheap however long it is. */
  public static long estimate(Window window, Grain grain) {
    Duration step =
        switch (grain) {
          case HOUR -> Duration.ofHours(1);
          case DAY -> Duration.ofDays(1);
          case WEEK -> Duration.ofDays(7);
          case MONTH -> Duration.ofDays(30);
          case QUARTER -> Duration.ofDays(91);
          case YEAR -> Duration.ofDays(365);
        };
    return Duration.between(window.from(), window.to()).dividedBy(step) + 1;
  }

  /** The first instant after {@code from} that belongs to another bucket. */
  private static Instant next(Instant from, Grain grain, ZoneId zone) {
    ZonedDateTime local = from.atZone(zone);
    if (grain != Grain.HOUR) {
      return after(firstDate(local.toLocalDate(), grain), grain).atStartOfDay(zone).toInstant();
    }
    Instant full = from.minus(pastFullHour(local)).plus(Duration.ofHours(1));
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    return change != null && change.getInstant().isBefore(full) ? change.getInstant() : full;
  }

  private static Duration pastFullHour(ZonedDateTime local) {
    LocalTime time = local.toLocalTime();
    return Duration.ofMinutes(time.getMinute())
        .plusSeconds(time.getSecond())
        .plusNanos(time.getNano());
  }

  private static LocalDate firstDate(LocalDate date, Grain grain) {
    return switch (grain) {
      case HOUR, DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
      case YEAR -> date.withDayOfYear(1);
    };
  }

  private static LocalDate after(LocalDate first, Grain grain) {
    return switch (grain) {
      case HOUR, DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
      case QUARTER -> first.plusMonths(3);
      case YEAR -> first.plusYears(1);
    };
  }
}
