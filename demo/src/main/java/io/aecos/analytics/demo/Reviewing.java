package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;

/**
 * Reviews: asked for, answered after hours or days. What is rejected is changed and asked for once
 * more.
 */
final class Reviewing implements Step {
  private static final double LONGEST_HOURS = 190;

  /** What nobody has answered for so long has been answered in the end. */
  private static final int DAYS_UNANSWERED = 75;

  private final Firm firm;
  private final Dice dice;

  Reviewing(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Reviewing.class);
  }

  @Override
  public void on(Work work) {
    if (!dice.chance(.4)) {
      return;
    }
    Review first = request(work, later(work.committed(), 2));
    Verdict verdict = answer(work, first);
    if (verdict.outcome == Outcome.REJECTED) {
      long changed = later(verdict.at, 4);
      firm.scribe().note(Types.UPDATED, changed, work.element(), work.author());
      answer(work, request(work, changed + 90 * WorkCalendar.SECOND));
    }
  }

  private Review request(Work work, long at) {
    Review review = new Review(Ids.item(dice.next()), at, work.crew().reviewer(dice));
    firm.scribe().enter(event(Types.REVIEW_REQUESTED, at, work, work.author(), review));
    firm.scribe().audit("collab_review_request", at + 1000, work.site(), work.author());
    return review;
  }

  private Verdict answer(Work work, Review review) {
    double progress = firm.calendar().progress(work.day().number());
    Outcome outcome = outcome(.82 + .1 * progress);
    int daysLeft = firm.calendar().days() - work.day().number();
    if (outcome == Outcome.UNANSWERED && daysLeft > DAYS_UNANSWERED) {
      outcome = Outcome.APPROVED;
    }
    long at = later(review.requested, 15 - 8 * progress);
    if (outcome != Outcome.UNANSWERED) {
      double hours = (at - review.requested) / (double) WorkCalendar.HOUR;
      firm.scribe()
          .enter(
              event(outcome.type(), at, work, review.reviewer, review)
                  .attribute("turnaround_hours", Math.round(hours * 1000) / 1000.0));
      firm.scribe().audit(outcome.action(), at + 1000, work.site(), review.reviewer);
    }
    return new Verdict(outcome, at);
  }

  private Outcome outcome(double approval) {
    if (dice.chance(.03)) {
      return Outcome.UNANSWERED;
    }
    return dice.chance(approval) ? Outcome.APPROVED : Outcome.REJECTED;
  }

  private EventBuilder event(EventType type, long at, Work work, Person user, Review review) {
    return firm.scribe()
        .event(type, at, work.element(), user)
        .attribute("review_id", review.id)
        .attribute("reviewer", review.reviewer.name());
  }

  private long later(long micros, double hours) {
    double wait = Math.min(LONGEST_HOURS, dice.around(hours, .9));
    return firm.calendar().atWork(micros + (long) (wait * WorkCalendar.HOUR), dice);
  }

  private record Review(String id, long requested, Person reviewer) {}

  private record Verdict(Outcome outcome, long at) {}

  private enum Outcome {
    APPROVED,
    REJECTED,
    UNANSWERED;

    EventType type() {
      return this == APPROVED ? Types.REVIEW_APPROVED : Types.REVIEW_REJECTED;
    }

    String action() {
      return this == APPROVED ? "collab_review_approve" : "collab_review_reject";
    }
  }
}
