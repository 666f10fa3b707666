package io.aecos.analytics.demo;

/** How long an element takes to make, and whether it comes from a template. */
final class Making {
  private static final double SLOWER_WHEN_BAD = 4.5;
  private static final double TEMPLATE_IS_QUICKER = .35;

  private final Firm firm;
  private final Dice dice;

  Making(Firm firm, Dice dice) {
    this.firm = firm;
    this.dice = dice;
  }

  Step.Work begin(Day day, Crew crew, Element element, Person author, long asked) {
    Library.Template template =
        dice.chance(firm.releases().reuse(day.number()))
            ? firm.library().find(element.kind(), asked, dice)
            : null;
    double seconds = dice.around(firm.releases().at(day.number()).seconds(), .5);
    seconds *= template == null ? 1 : TEMPLATE_IS_QUICKER;
    seconds *= day.bad() ? SLOWER_WHEN_BAD : 1;
    long committed = asked + (long) (seconds * WorkCalendar.SECOND);
    return new Step.Work(day, crew, element, author, asked, committed, template);
  }
}
