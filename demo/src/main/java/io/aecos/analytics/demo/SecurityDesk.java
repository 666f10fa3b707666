package io.aecos.analytics.demo;

import java.util.List;

/** Security scans of each project, about weekly, and what people tried but may not do. */
final class SecurityDesk implements Happening {
  private static final List<String> ACTIONS =
      List.of("approve", "delete", "config", "push", "audit_export");

  private final Firm firm;
  private final Dice dice;

  SecurityDesk(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(SecurityDesk.class);
  }

  @Override
  public void on(Day day) {
    for (Crew crew : day.crews()) {
      if (dice.chance(.15)) {
        scan(day, crew);
      }
    }
    double denials =
        .002 * firm.volume().elements(day) + .25 * firm.calendar().workload(day.number());
    for (int left = dice.about(denials); left > 0; left--) {
      deny(day, day.crew(dice));
    }
  }

  private void scan(Day day, Crew crew) {
    long at =
        firm.calendar().start(day.number()) + 3 * WorkCalendar.HOUR + dice.below(2_000_000_000);
    double worse = day.bad() ? 3 : 1.4 - firm.calendar().progress(day.number());
    long critical = dice.chance(.015 * worse) ? 1 : 0;
    long high = dice.about(.12 * worse);
    long medium = dice.about(.5 * worse);
    long low = dice.about(1.1 * worse);
    long info = 1L + dice.below(2);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.SCANNED, at, crew.site(), null)
                .value((double) (critical + high + medium + low + info))
                .attribute("critical", critical)
                .attribute("high", high)
                .attribute("medium", medium)
                .attribute("low", low)
                .attribute("info", info));
    firm.scribe().audit("security_scan", at + 1000, crew.site(), null);
  }

  private void deny(Day day, Crew crew) {
    Person user = crew.designer(Discipline.GENERAL, day.number(), dice);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.DENIED, firm.calendar().moment(day.number(), dice), crew.site(), user)
                .attribute("action", dice.pick(ACTIONS))
                .attribute("role", user.role().key()));
  }
}
