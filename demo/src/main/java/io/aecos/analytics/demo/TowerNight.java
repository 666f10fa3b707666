package io.aecos.analytics.demo;

import java.time.DayOfWeek;

/**
 * The night five weeks before the end in which a script generated a tower's typical floors, four
 * usual weeks of the firm's work in an hour. The machine was offline meanwhile: all of it arrived
 * the next morning, in one delivery.
 */
record TowerNight(Site site, int day, long from, long to, long received) {
  private static final int DAYS_BEFORE_END = 33;
  private static final int FIRST_HOUR = 20;
  private static final int HOUR_OF_DELIVERY = 6;

  static TowerNight of(Portfolio portfolio, WorkCalendar calendar) {
    int day = calendar.days() - 1 - DAYS_BEFORE_END;
    while (calendar.date(day).getDayOfWeek() != DayOfWeek.TUESDAY || !calendar.isWorkday(day)) {
      day--;
    }
    // The last project outlives the two years.
    Site site = portfolio.all().get(portfolio.all().size() - 1);
    long from = calendar.start(day) + FIRST_HOUR * WorkCalendar.HOUR;
    return new TowerNight(
        site,
        day,
        from,
        from + WorkCalendar.HOUR,
        calendar.start(day + 1) + HOUR_OF_DELIVERY * WorkCalendar.HOUR);
  }

  /** Whether an event is of those that arrived at once: what happened in the project meanwhile. */
  boolean holds(String project, long micros) {
    return site.key().equals(project) && from <= micros && micros < to;
  }
}
