package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time as a person says it; {@link #resolve} makes half-open instants of it. Days, weeks
 * and months are cut on local dates, so a day with a clock change is one day. Rolling periods and
 * periods to date include today.
 */
public sealed interface Period {

  /**
   * The instants that this period means at {@code now} in {@code zone}. {@code span} is that of the
   * events in scope that the view counts; only {@link All} looks at it.
   */
  Window resolve(Instant now, ZoneId zone, Optional<Window> span);

  /** What {@link Comparison#PREVIOUS} compares {@code window} with; null for all of time. */
  @Nullable Window before(Window window, ZoneId zone);

  /** How far {@link #before} lies before {@code window}, for steps of {@code grain}. */
  Shift back(Window window, ZoneId zone, Grain grain);

  /** What {@link Comparison#YEAR} compares {@code window} with: the same dates a year earlier. */
  default Window yearBefore(Window window, ZoneId zone) {
    return CalendarUnit.YEAR.shift(1).of(window, zone);
  }

  /** Reads the forms that the API documents; see {@link PeriodParser}. */
  static Period parse(
      @Nullable String period, @Nullable String from, @Nullable String to, ZoneId zone) {
    return PeriodParser.parse(period, from, to, zone);
  }

  /** The last {@code count} units up to the end of today (of the current hour for hours). */
  record Rolling(int count, CalendarUnit unit) implements Period {
    @Override
    public Window resolve(Instant now, ZoneId zone, Optional<Window> span) {
      ZonedDateTime end = unit.endOfCurrentStep(now.atZone(zone));
      return new Window(minus(end.toInstant(), zone), end.toInstant());
    }

    @Override
    public Window before(Window window, ZoneId zone) {
      return new Window(minus(window.from(), zone), window.from());
    }

    @Override
    public Shift back(Window window, ZoneId zone, Grain grain) {
      return unit.shift(count);
    }

    private Instant minus(Instant instant, ZoneId zone) {
      return unit.minus(instant.atZone(zone), count).toInstant();
    }
  }

  /**
   * The current unit up to the end of today; compared with the same days of the unit before: a year
   * with the same dates, all else with as many days, as far as there are any.
   */
  record ToDate(CalendarUnit unit) implements Period {
    @Override
    public Window resolve(Instant now, ZoneId zone, Optional<Window> span) {
      LocalDate today = now.atZone(zone).toLocalDate();
      return Dates.window(unit.startOf(today), today.plusDays(1), zone);
    }

    @Override
    public Window before(Window window, ZoneId zone) {
      if (unit == CalendarUnit.YEAR) {
        return yearBefore(window, zone);
      }
      LocalDate start = Dates.localDate(window.from(), zone);
      LocalDate previous = unit.minus(start, 1);
      LocalDate end = previous.plusDays(Dates.days(window, zone));
      return Dates.window(previous, end.isAfter(start) ? start : end, zone);
    }

    @Override
    public Shift back(Window window, ZoneId zone, Grain grain) {
      return unit.shiftOfOne(Dates.localDate(window.from(), zone), grain);
    }
  }

  /** A whole unit in the past, {@code back} units ago; compared with the unit before it. */
  record Whole(CalendarUnit unit, int back) implements Period {
    @Override
    public Window resolve(Instant now, ZoneId zone, Optional<Window> span) {
      LocalDate current = unit.startOf(now.atZone(zone).toLocalDate());
      return Dates.window(unit.minus(current, back), unit.minus(current, back - 1), zone);
    }

    @Override
    public Window before(Window window, ZoneId zone) {
      LocalDate start = Dates.localDate(window.from(), zone);
      return Dates.window(unit.minus(start, 1), start, zone);
    }

    @Override
    public Shift back(Window window, ZoneId zone, Grain grain) {
      return unit.shiftOfOne(Dates.localDate(window.from(), zone), grain);
    }

    /** The whole unit of the year before: February is compared with all of February. */
    @Override
    public Window yearBefore(Window window, ZoneId zone) {
      if (unit == CalendarUnit.DAY || unit == CalendarUnit.WEEK) {
        return Period.super.yearBefore(window, zone);
      }
      LocalDate start = Dates.localDate(window.from(), zone);
      LocalDate end = Dates.localDate(window.to(), zone);
      return Dates.window(start.minusYears(1), end.minusYears(1), zone);
    }
  }

  /** From one instant to another; {@code to} null means up to the end of today. */
  record Between(Instant from, @Nullable Instant to) implements Period {
    @Override
    public Window resolve(Instant now, ZoneId zone, Optional<Window> span) {
      Instant end = to != null ? to : Dates.start(Dates.localDate(now, zone).plusDays(1), zone);
      String today = Dates.localDate(now, zone).toString();
      String begin = from.atZone(zone).toLocalDateTime().toString();
      PeriodParser.requireBefore(
          from, end, "the period ends with today (" + today + ") before it begins (" + begin + ")");
      return new Window(from, end);
    }

    @Override
    public Window before(Window window, ZoneId zone) {
      return new Window(Dates.length(window, zone).of(window, zone).from(), window.from());
    }

    @Override
    public Shift back(Window window, ZoneId zone, Grain grain) {
      return Dates.length(window, zone);
    }
  }

  /**
   * From the first event that the view counts, or the first of {@code events} where they are given,
   * to the end of the last one's day; nothing comes before it.
   */
  record All(@Nullable Window events) implements Period {
    public All() {
      this(null);
    }

    @Override
    public Window resolve(Instant now, ZoneId zone, Optional<Window> span) {
      Window events = this.events != null ? this.events : span.orElse(new Window(now, now));
      LocalDate first = Dates.localDate(events.from(), zone);
      return Dates.window(first, Dates.localDate(events.to(), zone).plusDays(1), zone);
    }

    @Override
    public @Nullable Window before(Window window, ZoneId zone) {
      return null;
    }

    @Override
    public Shift back(Window window, ZoneId zone, Grain grain) {
      return Dates.length(window, zone);
    }
  }
}
