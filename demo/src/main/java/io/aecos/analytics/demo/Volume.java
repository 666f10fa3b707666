package io.aecos.analytics.demo;

/**
 * How big the firm is. A bigger one has more people and projects, and everybody does more: both
 * grow with the root of the number of events, over the same two years.
 */
final class Volume {
  /** How many events follow from one element: measured, not guessed. */
  private static final double EVENTS_PER_ELEMENT = 24;

  private static final double SHARE_OF_TELEMETRY = .096;
  private static final double SHARE_OF_TOWER_NIGHT = .037;
  private static final double BAD_WEEK = .55;

  private final long events;
  private final WorkCalendar calendar;
  private final double root;
  private final double elementsPerUnit;

  Volume(long events, WorkCalendar calendar) {
    this.events = events;
    this.calendar = calendar;
    this.root = Math.sqrt(events / (double) DemoFirm.DEFAULT_EVENTS);
    double units = 0;
    for (int day = 0; day < calendar.days(); day++) {
      units += units(day);
    }
    this.elementsPerUnit =
        events * (1 - SHARE_OF_TELEMETRY - SHARE_OF_TOWER_NIGHT) / EVENTS_PER_ELEMENT / units;
  }

  long events() {
    return events;
  }

  int people() {
    return Math.max(10, (int) Math.round(52 * root));
  }

  int projects() {
    return Math.max(4, (int) Math.round(11 * root));
  }

  /** Machines that the firm's models run on. */
  int nodes() {
    return Math.max(1, (int) Math.round(root));
  }

  /** The time between two samples of a machine, so that all machines' samples grow with events. */
  long samplingMicros() {
    return (long) (2 * WorkCalendar.HOUR * nodes() / (root * root));
  }

  int templatesAtFirst() {
    return Math.max(20, (int) Math.round(64 * root));
  }

  /** How many elements are expected to be designed on a day. */
  double elements(Day day) {
    return elementsPerUnit * units(day.number()) * (day.bad() ? BAD_WEEK : 1);
  }

  /** A day's work with the firm's growth: it does three times as much at the end. */
  private double units(int day) {
    return calendar.workload(day) * (.5 + calendar.progress(day));
  }
}
