package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventType;

/** Pulls before and pushes after the work, merges, and the conflicts that they bring. */
final class Syncing implements Step {
  /** Some of the conflicts of the last days are still to be resolved. */
  private static final int DAYS_UNRESOLVED = 21;

  private final Firm firm;
  private final Dice dice;

  Syncing(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Syncing.class);
  }

  @Override
  public void on(Work work) {
    if (dice.chance(.45)) {
      enter(Types.PULLED, work.asked(), work);
      firm.scribe().audit("sync_pull", work.asked() + 1000, work.site(), work.author());
    }
    if (dice.chance(.5)) {
      long pushed = after(work.committed(), 25);
      enter(Types.PUSHED, pushed, work);
      firm.scribe().audit("sync_push", pushed + 1000, work.site(), work.author());
      if (dice.chance(.25)) {
        merge(work, after(pushed, 60));
      }
    }
  }

  private void merge(Work work, long at) {
    String commit = Ids.digest(dice.next()).substring(0, 40);
    long merged = at;
    if (dice.chance(.14)) {
      firm.scribe().note(Types.CONFLICT, at, work.element(), work.author());
      merged = after(at, 18);
      int daysLeft = firm.calendar().days() - work.day().number();
      if (daysLeft <= DAYS_UNRESOLVED && dice.chance(.5)) {
        return;
      }
      firm.scribe()
          .enter(
              firm.scribe()
                  .event(Types.RESOLVED, merged, work.element(), work.author())
                  .attribute("commit", commit));
    }
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.MERGED, merged, work.site(), work.author())
                .attribute("commit", commit));
  }

  private void enter(EventType type, long at, Work work) {
    firm.scribe().enter(firm.scribe().event(type, at, work.site(), work.author()));
  }

  private long after(long micros, double minutes) {
    return micros + (long) (dice.around(minutes, .8) * 60 * WorkCalendar.SECOND);
  }
}
