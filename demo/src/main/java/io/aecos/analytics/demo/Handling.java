package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventType;
import java.util.List;

/** What people do around an element: find it, lock it, commit it, look at it, pass it on. */
final class Handling implements Step {
  private static final List<String> FORMATS = List.of("json", "obj", "html");

  private final Firm firm;
  private final Dice dice;

  Handling(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Handling.class);
  }

  @Override
  public void on(Work work) {
    if (dice.chance(.3)) {
      search(work);
    }
    if (dice.chance(.2)) {
      note(Types.LOCKED, work, 1);
    }
    commit(work);
    if (dice.chance(.35)) {
      look(work);
    }
    if (dice.chance(.03)) {
      note(Types.ENCRYPTED, work, 20);
    }
    if (dice.chance(.01)) {
      firm.scribe()
          .enter(
              firm.scribe().event(Types.FILES_ENCRYPTED, at(work, 25), work.site(), work.author()));
    }
    if (dice.chance(.02)) {
      fail(work);
    }
  }

  private void search(Work work) {
    long before = Math.max(work.asked() - WorkCalendar.SECOND, firm.diary().earliest());
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.SEARCHED, before, work.site(), work.author())
                .value((double) dice.below(40)));
    if (dice.chance(.2)) {
      firm.scribe()
          .enter(
              firm.scribe()
                  .event(Types.DOMAIN, at(work, 2), work.site(), work.author())
                  .attribute("name", work.element().kind().discipline().key()));
    }
  }

  private void commit(Work work) {
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.COMMITTED, work.committed(), work.site(), work.author())
                .attribute("commit", Ids.digest(dice.next()).substring(0, 40))
                .attribute("kind", "feat"));
  }

  private void look(Work work) {
    if (dice.chance(.3)) {
      note(Types.VIEWER, work, 8);
    } else {
      firm.scribe()
          .enter(
              firm.scribe()
                  .event(Types.EXPORTED, at(work, 5), work.element(), work.author())
                  .attribute("format", dice.pick(FORMATS)));
    }
  }

  private void fail(Work work) {
    EventType failed = Types.failed(dice.pick(Types.FAILING));
    firm.scribe()
        .enter(
            firm.scribe()
                .event(failed, at(work, 12), work.site(), work.author())
                .value((double) (1 + dice.below(4_000)))
                .attribute("exception", dice.pick(List.of("ValueError", "OSError", "KeyError"))));
  }

  private void note(EventType type, Work work, double minutes) {
    firm.scribe().note(type, at(work, minutes), work.element(), work.author());
  }

  private long at(Work work, double minutes) {
    return work.committed() + (long) (dice.around(minutes, .8) * 60 * WorkCalendar.SECOND);
  }
}
