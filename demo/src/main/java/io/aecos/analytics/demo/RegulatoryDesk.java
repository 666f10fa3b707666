package io.aecos.analytics.demo;

/** Applies updates of the building codes to the projects that follow them. */
final class RegulatoryDesk implements Happening {
  private final Firm firm;
  private final Dice dice;

  RegulatoryDesk(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(RegulatoryDesk.class);
  }

  @Override
  public void on(Day day) {
    for (Regulations.Update update : firm.regulations().all()) {
      if (update.day() == day.number()) {
        day.crews().stream()
            .filter(crew -> concerns(update, crew.site().office()))
            .forEach(crew -> apply(update, day, crew));
      }
    }
  }

  /** Codes that no office has as its building code are followed by all. */
  private static boolean concerns(Regulations.Update update, Office office) {
    for (Office other : Office.values()) {
      if (other.codeEdition().equals(update.code())) {
        return office == other;
      }
    }
    return true;
  }

  private void apply(Regulations.Update update, Day day, Crew crew) {
    long at =
        firm.calendar().start(day.number()) + 8 * WorkCalendar.HOUR + dice.below(2_000_000_000);
    long elements = (long) (crew.site().elementsBy(day.number() - 1) * dice.between(.05, .2));
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.REGULATION, at, crew.site(), null)
                .codeEdition(update.code())
                .value((double) (update.added() + update.modified() + update.removed()))
                .attribute("code", update.code())
                .attribute("version", update.version())
                .attribute("added", (long) update.added())
                .attribute("modified", (long) update.modified())
                .attribute("removed", (long) update.removed())
                .attribute("templates_affected", (long) update.templates())
                .attribute("elements_affected", elements));
    firm.scribe().audit("regulatory_update", at + 1000, crew.site(), null);
  }
}
