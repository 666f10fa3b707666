package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;

/** The librarians: the first templates, now and then a changed one, rarely one taken away. */
final class LibraryCare implements Happening {
  private final Firm firm;
  private final Dice dice;

  LibraryCare(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(LibraryCare.class);
  }

  @Override
  public void on(Day day) {
    if (day.number() == 0) {
      stock(day);
    }
    if (!firm.calendar().isWorkday(day.number())) {
      return;
    }
    ElementClass kind = ElementClass.of(dice.next());
    if (dice.chance(.3)) {
      Library.Template template =
          firm.library().find(kind, firm.calendar().start(day.number()), dice);
      if (template != null) {
        enter(Types.TEMPLATE_UPDATED, moment(day), day, template);
      }
    }
    if (dice.chance(.02)) {
      Library.Template template = firm.library().removeNewest(kind);
      if (template != null) {
        enter(Types.TEMPLATE_REMOVED, moment(day), day, template);
      }
    }
  }

  private void stock(Day day) {
    for (int left = firm.volume().templatesAtFirst(); left > 0; left--) {
      ElementClass kind = ElementClass.of(dice.next());
      long at = firm.calendar().start(0) + dice.below(60_000_000);
      enter(Types.TEMPLATE_ADDED, at, day, firm.library().add(kind, Office.of(dice.next()), at));
    }
  }

  private long moment(Day day) {
    return firm.calendar().moment(day.number(), dice);
  }

  private void enter(EventType type, long at, Day day, Library.Template template) {
    Crew crew = day.crew(dice);
    EventBuilder event =
        firm.scribe()
            .event(type, at, crew.site(), crew.reviewer(dice))
            .region(template.office().region())
            .codeEdition(template.office().codeEdition())
            .discipline(template.kind().discipline().key())
            .elementType(template.kind().ifcClass())
            .templateId(template.id());
    firm.scribe().enter(event);
  }
}
