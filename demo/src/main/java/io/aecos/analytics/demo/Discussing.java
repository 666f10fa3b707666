package io.aecos.analytics.demo;

/** Comments on elements, and replies to them. */
final class Discussing implements Step {
  private final Firm firm;
  private final Dice dice;

  Discussing(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Discussing.class);
  }

  @Override
  public void on(Work work) {
    for (int left = dice.about(dice.between(.1, .9)); left > 0; left--) {
      long written = later(work.committed());
      comment(work, written, work.crew().reviewer(dice), false);
      if (dice.chance(.4)) {
        comment(work, later(written), work.author(), true);
      }
    }
  }

  private long later(long micros) {
    double hours = Math.min(200, dice.around(4, 1.1));
    return firm.calendar().atWork(micros + (long) (hours * WorkCalendar.HOUR), dice);
  }

  private void comment(Work work, long at, Person author, boolean reply) {
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.COMMENTED, at, work.element(), author)
                .value(1.0)
                .attribute("comment_id", Ids.item(dice.next()))
                .attribute("reply", reply ? "yes" : "no")
                .attribute("body_sha256", Ids.digest(dice.next()))
                .attribute("body_length", (long) dice.around(96, .6))
                .attribute("target", "element"));
    firm.scribe().audit("collab_comment", at + 1000, work.site(), author);
  }
}
