package io.aecos.analytics.demo;

import java.util.List;

/** The firm's main work: elements are asked for, generated, checked, priced, reviewed. */
final class DesignWork implements Happening {
  private static final double SLOWER_WHEN_BAD = 4.5;
  private static final double TEMPLATE_IS_QUICKER = .35;

  private final Firm firm;
  private final Dice dice;
  private final List<Step> steps;

  DesignWork(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(DesignWork.class);
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
    Releases.Release release = firm.releases().at(day.number());
    Library.Template template =
        dice.chance(release.reuse()) ? firm.library().find(element.kind(), asked, dice) : null;
    double seconds = dice.around(release.seconds(), .5);
    seconds *= template == null ? 1 : TEMPLATE_IS_QUICKER;
    seconds *= day.bad() ? SLOWER_WHEN_BAD : 1;
    long committed = asked + (long) (seconds * WorkCalendar.SECOND);
    return new Step.Work(day, crew, element, author, asked, committed, template);
  }
}
