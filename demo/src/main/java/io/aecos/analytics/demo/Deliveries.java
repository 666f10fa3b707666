package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * How what happened reached the firm's server: a week's events a little after Sunday's midnight,
 * those of the {@link TowerNight} in the morning that followed, and the last ones at the end.
 */
final class Deliveries implements Iterator<DemoDelivery> {
  private static final long AFTER_MIDNIGHT = 300 * WorkCalendar.SECOND;

  private final Firm firm;
  private final Timeline timeline;
  private final long end;
  private final List<Event> punctual = new ArrayList<>();
  private final List<Event> late = new ArrayList<>();
  private final Queue<DemoDelivery> ready = new LinkedList<>();

  Deliveries(Firm firm, long end) {
    this.firm = firm;
    this.timeline = new Timeline(firm);
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && timeline.hasDay()) {
      receive(timeline.day());
    }
    return !ready.isEmpty();
  }

  @Override
  public DemoDelivery next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void receive(int day) {
    timeline.live(event -> (isLate(event) ? late : punctual).add(event));
    boolean sunday = firm.calendar().date(day).getDayOfWeek() == DayOfWeek.SUNDAY;
    if (sunday || day == firm.towerNight().day() || !timeline.hasDay()) {
      deliver(punctual, firm.calendar().start(day + 1) + AFTER_MIDNIGHT);
      deliver(late, firm.towerNight().received());
    }
  }

  private void deliver(List<Event> events, long micros) {
    if (!events.isEmpty()) {
      Instant at = Instant.EPOCH.plus(Math.min(micros, end), ChronoUnit.MICROS);
      ready.add(new DemoDelivery(at, events));
      events.clear();
    }
  }

  private boolean isLate(Event event) {
    return event.project() != null
        && firm.towerNight().holds(event.project(), event.occurredMicros());
  }
}
