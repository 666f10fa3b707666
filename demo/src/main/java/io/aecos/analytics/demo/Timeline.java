package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Spliterators;
import java.util.function.Consumer;

/** Lets the firm live day by day and hands on what has happened, in the order of time. */
final class Timeline extends Spliterators.AbstractSpliterator<Event> {
  private final Firm firm;
  private final List<Happening> happenings;
  private final Queue<Event> happened = new ArrayDeque<>();
  private int today;

  Timeline(Firm firm) {
    super(firm.volume().events(), ORDERED | NONNULL | IMMUTABLE);
    this.firm = firm;
    this.happenings =
        List.of(
            new LibraryCare(firm),
            new DesignWork(firm),
            new NightShift(firm),
            new Handwork(firm),
            new Books(firm),
            new RegulatoryDesk(firm),
            new SecurityDesk(firm),
            new ModelCare(firm),
            new Operations(firm),
            new Telemetry(firm));
  }

  @Override
  public boolean tryAdvance(Consumer<? super Event> action) {
    while (happened.isEmpty() && hasDay()) {
      live(happened::add);
    }
    Event event = happened.poll();
    if (event == null) {
      return false;
    }
    action.accept(event);
    return true;
  }

  @Override
  public void forEachRemaining(Consumer<? super Event> action) {
    happened.forEach(action);
    happened.clear();
    while (hasDay()) {
      live(action);
    }
  }

  boolean hasDay() {
    return today < firm.calendar().days();
  }

  /** The number of the day that is lived next. */
  int day() {
    return today;
  }

  /** Lives one day; everything before the next midnight is then certain. */
  void live(Consumer<? super Event> reader) {
    Day day = Day.of(today, firm);
    for (Happening happening : happenings) {
      happening.on(day);
    }
    firm.portfolio().all().forEach(site -> site.closeDay(day.number()));
    today++;
    firm.diary().readUntil(firm.calendar().start(today), reader);
  }
}
