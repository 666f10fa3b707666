package io.aecos.analytics.demo;

import java.util.List;

/** The firm's main work: elements are asked for, generated, checked, priced, reviewed. */
final class DesignWork implements Happening {
  private final Firm firm;
  private final Dice dice;
  private final Making making;
  private final List<Step> steps;

  DesignWork(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(DesignWork.class);
    this.making = new Making(firm, dice);
    this.steps =
        List.of(
            new Requirement(firm),
            new Checking(firm),
            new Validating(firm),
            new Pricing(firm),
            new Generating(firm),
            new Discussing(firm),
            new Reviewing(firm),
            new Tasking(firm),
            new Syncing(firm),
            new Handling(firm),
            new Curating(firm));
  }

  @Override
  public void on(Day day) {
    for (int left = dice.about(firm.volume().elements(day)); left > 0; left--) {
      Step.Work work = begin(day);
      for (Step step : steps) {
        step.on(work);
      }
    }
  }

  private Step.Work begin(Day day) {
    long asked = firm.calendar().moment(day.number(), dice);
    Crew crew = day.crew(dice);
    Element element = crew.site().nextElement();
    Person author = crew.designer(element.kind().discipline(), day.number(), dice);
    return making.begin(day, crew, element, author, asked);
  }
}
