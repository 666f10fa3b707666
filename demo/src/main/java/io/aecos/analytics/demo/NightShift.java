package io.aecos.analytics.demo;

import java.util.List;

/** Generates what the {@link TowerNight} brought: checked, validated and priced like all else. */
final class NightShift implements Happening {
  /** Days of the whole firm's work. */
  private static final int DAYS_OF_WORK = 20;

  private final Firm firm;
  private final Dice dice;
  private final Making making;
  private final List<Step> steps;

  NightShift(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(NightShift.class);
    this.making = new Making(firm, dice);
    this.steps =
        List.of(
            new Checking(firm, dice),
            new Validating(firm, dice),
            new Pricing(firm),
            new Generating(firm));
  }

  @Override
  public void on(Day day) {
    TowerNight night = firm.towerNight();
    if (day.number() != night.day()) {
      return;
    }
    Crew crew = day.crewOf(night.site());
    Person author = crew.designer(Discipline.GENERAL, day.number(), dice);
    long elements = Math.round(DAYS_OF_WORK * firm.volume().elements(day));
    // The last ones are committed well before the hour is over.
    long step = (night.to() - night.from()) * 3 / 4 / elements;
    for (long number = 0; number < elements; number++) {
      generate(day, crew, author, night.from() + number * step);
    }
  }

  private void generate(Day day, Crew crew, Person author, long asked) {
    Step.Work work = making.begin(day, crew, crew.site().nextElement(), author, asked);
    steps.forEach(step -> step.on(work));
  }
}
