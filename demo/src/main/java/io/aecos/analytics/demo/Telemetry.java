package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import java.time.DayOfWeek;

/** The machines: how busy they are by day and while training at night, and whether all is well. */
final class Telemetry implements Happening {
  private final Firm firm;
  private final Dice dice;
  private long next;
  private long round;

  Telemetry(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Telemetry.class);
    this.next = firm.calendar().start(0);
  }

  @Override
  public void on(Day day) {
    long midnight = firm.calendar().start(day.number() + 1);
    for (; next < midnight; next += firm.volume().samplingMicros()) {
      for (int node = 0; node < firm.volume().nodes(); node++) {
        sample(day, node);
      }
      round++;
    }
  }

  private void sample(Day day, int node) {
    double load = load(day);
    String device = "gpu-" + node;
    double gpu = percent(load * 88);
    enter(
        event(Types.GPU, gpu)
            .attribute("device", device)
            .attribute("memory_percent", percent(30 + gpu * .6)));
    if (round % 2 == 0) {
      boolean healthy = !dice.chance(day.bad() ? .34 : .004);
      enter(
          event(Types.HEALTH, healthy ? 1 : 0)
              .attribute("status", healthy ? "healthy" : "unhealthy"));
    }
    if (round % 3 == 0) {
      enter(event(Types.CPU, percent(8 + load * 60)));
      enter(event(Types.MEMORY, percent(38 + load * 30)));
    }
  }

  /** 0 … 1: as the firm works by day; training runs in the nights from Tuesday to Wednesday. */
  private double load(Day day) {
    double hour = (next - firm.calendar().start(day.number())) / (double) WorkCalendar.HOUR;
    boolean training = firm.calendar().date(day.number()).getDayOfWeek() == DayOfWeek.WEDNESDAY;
    if (training && hour < 5) {
      return .97;
    }
    double desk = Math.max(0, Math.sin(Math.PI * (hour - 6.5) / 13));
    double growth = .45 + .5 * firm.calendar().progress(day.number());
    double bad = day.bad() ? .35 : 0;
    return .05 + Math.min(.9, firm.calendar().workload(day.number()) * desk * growth + bad);
  }

  private double percent(double mean) {
    double noisy = mean + 6 * dice.bell();
    return Math.round(Math.max(0, Math.min(100, noisy)) * 10) / 10.0;
  }

  private EventBuilder event(EventType type, double value) {
    return firm.scribe().event(type, next).value(value);
  }

  private void enter(EventBuilder event) {
    firm.scribe().enter(event);
  }
}
