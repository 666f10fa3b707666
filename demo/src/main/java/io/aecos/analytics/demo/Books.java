package io.aecos.analytics.demo;

/**
 * What things really cost and took, from the books, some weeks after they were designed. Estimates
 * were too low at the beginning and have become better since.
 */
final class Books implements Happening {
  /** Small things are paid for soon, big ones late. */
  private static final int[] DAYS_TO_CLOSE = {9, 17, 34, 66};

  private static final double DEVIATION = .075;
  private static final int COST = 11;
  private static final int TIME = 12;
  private static final int MOMENT = 13;

  private final Firm firm;

  Books(Firm firm) {
    this.firm = firm;
  }

  @Override
  public void on(Day day) {
    for (Site site : firm.portfolio().all()) {
      for (int group = 0; group < DAYS_TO_CLOSE.length; group++) {
        close(site, group, day.number());
      }
    }
  }

  private void close(Site site, int group, int today) {
    int designed = today - DAYS_TO_CLOSE[group];
    if (designed < 0) {
      return;
    }
    long first = site.elementsBy(designed - 1);
    for (long number = first; number < site.elementsBy(designed); number++) {
      if (Math.floorMod(number, DAYS_TO_CLOSE.length) == group) {
        close(Element.of(site, number), designed, today);
      }
    }
  }

  private void close(Element element, int designed, int today) {
    Estimate estimate = Estimate.of(element);
    double bias = .085 - .07 * firm.calendar().progress(designed);
    double cost = factor(bias, element.trait(COST));
    double time = factor(bias * 1.3, element.trait(TIME));
    double hour = 9 + 8 * Dice.unit(element.trait(MOMENT));
    long at = firm.calendar().start(today) + (long) (hour * WorkCalendar.HOUR);
    double hours = Estimate.hundredths(estimate.laborHours() * time);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.ACTUAL_COST, at, element, null)
                .value(Estimate.cents(estimate.totalUsd() * cost))
                .attribute("labor_hours", hours));
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.ACTUAL_DURATION, at, element, null)
                .value(Estimate.hundredths(estimate.durationDays() * time))
                .attribute("labor_hours", hours));
  }

  private static double factor(double bias, long hash) {
    return Math.max(.5, 1 + bias + DEVIATION * Dice.bell(hash));
  }
}
