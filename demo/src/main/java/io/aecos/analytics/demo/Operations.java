package io.aecos.analytics.demo;

import java.time.DayOfWeek;

/** Deployments of AEC OS every other week, and snapshots of the projects every month. */
final class Operations implements Happening {
  private final Firm firm;
  private final Dice dice;
  private int deployments;

  Operations(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Operations.class);
  }

  @Override
  public void on(Day day) {
    boolean tuesday = firm.calendar().date(day.number()).getDayOfWeek() == DayOfWeek.TUESDAY;
    if (tuesday && day.number() / 7 % 2 == 0) {
      deploy(day);
    }
    if (firm.calendar().date(day.number()).getDayOfMonth() == 1) {
      day.crews().forEach(crew -> snapshot(day, crew));
    }
  }

  private void deploy(Day day) {
    String version = "1." + ++deployments / 4 + "." + deployments % 4;
    long staging = firm.calendar().start(day.number()) + 18 * WorkCalendar.HOUR;
    deploy(version, "staging", staging);
    deploy(version, "production", staging + (long) (dice.between(1, 4) * WorkCalendar.HOUR));
  }

  private void deploy(String version, String environment, long at) {
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.DEPLOYED, at)
                .attribute("version", version)
                .attribute("environment", environment));
  }

  private void snapshot(Day day, Crew crew) {
    String label = "monthly-" + firm.calendar().date(day.number());
    long at = firm.calendar().start(day.number()) + 2 * WorkCalendar.HOUR + dice.below(3_000_000);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.SNAPSHOT, at, crew.site(), null)
                .attribute("label", label)
                .attribute("git_tag", "snapshot-" + label));
  }
}
