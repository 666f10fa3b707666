package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is going to happen, kept in quarters of an hour until its time has come. Holds a few weeks
 * at most, whatever the length of the whole: memory stays constant. What would happen after the end
 * is left out.
 */
final class Diary {
  private static final long QUARTER_HOUR = 900 * WorkCalendar.SECOND;
  private static final int PAGES = 4096;
  private static final Comparator<Event> BY_TIME = Comparator.comparing(Event::occurredAt);

  private final List<List<Event>> pages = new ArrayList<>(PAGES);
  private final long end;
  private long current;

  /** A diary from the instant {@code start} to {@code end}, both in microseconds. */
  Diary(long start, long end) {
    this.end = end;
    this.current = start / QUARTER_HOUR;
    for (int page = 0; page < PAGES; page++) {
      pages.add(new ArrayList<>());
    }
  }

  /** The first instant that something may still be entered for, in microseconds. */
  long earliest() {
    return current * QUARTER_HOUR;
  }

  void add(Event event, long micros) {
    long quarter = micros / QUARTER_HOUR;
    if (quarter < current || quarter >= current + PAGES) {
      throw new IllegalStateException("the diary has no page for " + event);
    }
    if (micros <= end) {
      page(quarter).add(event);
    }
  }

  /** Hands on everything before {@code micros} in the order of time. */
  void readUntil(long micros, Consumer<? super Event> reader) {
    for (long last = micros / QUARTER_HOUR; current < last; current++) {
      List<Event> page = page(current);
      page.sort(BY_TIME);
      page.forEach(reader);
      page.clear();
    }
  }

  private List<Event> page(long quarter) {
    return pages.get((int) (quarter % PAGES));
  }
}
