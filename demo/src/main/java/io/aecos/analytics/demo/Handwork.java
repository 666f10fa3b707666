package io.aecos.analytics.demo;

/** Work beside the generator: models are extracted, elements made, changed and deleted by hand. */
final class Handwork implements Happening {
  private final Firm firm;
  private final Dice dice;

  Handwork(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Handwork.class);
  }

  @Override
  public void on(Day day) {
    for (Crew crew : day.crews()) {
      boolean weekly = firm.calendar().isWorkday(day.number()) && dice.chance(.16);
      if (crew.site().startsOn(day.number()) || weekly) {
        extract(day, crew);
      }
    }
    double elements = firm.volume().elements(day);
    for (int left = dice.about(elements * .12); left > 0; left--) {
      byHand(day, day.crew(dice));
    }
  }

  private void extract(Day day, Crew crew) {
    long at = firm.calendar().moment(day.number(), dice);
    Person user = crew.designer(Discipline.GENERAL, day.number(), dice);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.EXTRACTED, at, crew.site(), user)
                .value((double) Math.max(4, Math.round(dice.around(46, .7))))
                .attribute("file", crew.site().key() + "-" + day.number() + ".ifc"));
  }

  private void byHand(Day day, Crew crew) {
    Element element = crew.site().anyElement(dice);
    if (element == null) {
      return;
    }
    long at = firm.calendar().moment(day.number(), dice);
    Person user = crew.designer(element.kind().discipline(), day.number(), dice);
    double roll = dice.unit();
    if (roll < .5) {
      // Generated elements count up from 0; those made by hand have the numbers below.
      Element made = Element.of(crew.site(), -1 - (dice.next() >>> 2));
      firm.scribe().note(Types.CREATED, at, made, user);
    } else {
      firm.scribe().note(roll < .9 ? Types.UPDATED : Types.DELETED, at, element, user);
    }
  }
}
