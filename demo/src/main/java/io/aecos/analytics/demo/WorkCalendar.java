package io.aecos.analytics.demo;

import io.aecos.analytics.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When the firm works. Days are numbered from 0, the local day two years before the end; the last
 * day is the one that the end falls on. Times are microseconds since the epoch.
 */
final class WorkCalendar {
  static final long SECOND = 1_000_000L;
  static final long HOUR = 3600 * SECOND;
  private static final int SLACK_DAYS = 60;

  /** How much of a working day's work falls into each hour of the wall clock. */
  private static final double[] HOURS = {
    .05, .02, .01, .01, .02, .08, .35, 1.6, 5.2, 8.4, 9.6, 8.8, 5.1, 6.7, 9.2, 9.0, 7.4, 4.2, 1.7,
    .8, .6, .45, .25, .1
  };

  private final LocalDate first;
  private final int days;
  private final long[] starts;
  private final double[] workload;
  private final double[] hours = new double[HOURS.length];

  WorkCalendar(Instant end, ZoneId zone) {
    LocalDate last = LocalDate.ofInstant(end, zone);
    this.first = last.minusYears(2).plusDays(1);
    this.days = (int) ChronoUnit.DAYS.between(first, last) + 1;
    this.starts = new long[days + SLACK_DAYS + 1];
    this.workload = new double[days + SLACK_DAYS];
    for (int day = 0; day < starts.length; day++) {
      starts[day] = Micros.of(first.plusDays(day).atStartOfDay(zone).toInstant());
    }
    for (int day = 0; day < workload.length; day++) {
      workload[day] = workloadOf(first.plusDays(day));
    }
    double sum = 0;
    for (int hour = 0; hour < HOURS.length; hour++) {
      sum += HOURS[hour];
      hours[hour] = sum;
    }
  }

  int days() {
    return days;
  }

  LocalDate date(int day) {
    return first.plusDays(day);
  }

  long start(int day) {
    return starts[day];
  }

  /** How far through the two years a day is, 0 … 1. */
  double progress(int day) {
    return Math.min(1, day / (double) (days - 1));
  }

  /** How much is done on a day, 1 on a plain working day. */
  double workload(int day) {
    return workload[day];
  }

  boolean isWorkday(int day) {
    return workload[day] > .2;
  }

  /** The number of the local day that a time falls on; later than the calendar is its last day. */
  int dayOf(long micros) {
    int day = (int) Math.max(0, Math.min(workload.length - 1, (micros - starts[0]) / (24 * HOUR)));
    while (day > 0 && starts[day] > micros) {
      day--;
    }
    while (day < workload.length - 1 && starts[day + 1] <= micros) {
      day++;
    }
    return day;
  }

  /** A moment of a day, most likely when people are at their desks. */
  long moment(int day, Dice dice) {
    long moment = starts[day] + dice.weighted(hours) * HOUR + (long) (dice.unit() * HOUR);
    return Math.min(moment, starts[day + 1] - 1);
  }

  /**
   * {@code micros} if somebody works then, else a moment of the morning of the next working day.
   */
  long atWork(long micros, Dice dice) {
    int day = dayOf(micros);
    long hour = (micros - starts[day]) / HOUR;
    if (isWorkday(day) && hour >= 7 && hour < 18) {
      return micros;
    }
    if (hour >= 7 || !isWorkday(day)) {
      day++;
    }
    while (day < workload.length - 1 && !isWorkday(day)) {
      day++;
    }
    return Math.max(micros, starts[day] + 8 * HOUR + (long) (dice.unit() * 2.5 * HOUR));
  }

  private static double workloadOf(LocalDate date) {
    if (Holidays.contains(date)) {
      return .02;
    }
    double season = season(date);
    return switch (date.getDayOfWeek()) {
      case MONDAY -> .94 * season;
      case TUESDAY, WEDNESDAY -> 1.08 * season;
      case THURSDAY -> 1.04 * season;
      case FRIDAY -> .8 * season;
      case SATURDAY -> .05;
      case SUNDAY -> .03;
    };
  }

  private static double season(LocalDate date) {
    int day = date.getDayOfMonth();
    boolean betweenTheYears =
        date.getMonth() == Month.DECEMBER ? day > 21 : date.getMonth() == Month.JANUARY && day < 4;
    if (betweenTheYears) {
      return .35;
    }
    return switch (date.getMonth()) {
      case JULY -> .86;
      case AUGUST -> .9;
      case MARCH, OCTOBER -> 1.08;
      default -> 1;
    };
  }
}
