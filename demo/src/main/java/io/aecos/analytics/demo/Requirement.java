package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import org.jspecify.annotations.Nullable;

/** Plain English becomes a specification, and people say whether it was understood. */
final class Requirement implements Step {
  private final Firm firm;
  private final Dice dice;

  Requirement(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(Requirement.class);
  }

  @Override
  public void on(Work work) {
    if (dice.chance(.55)) {
      command(work);
    }
    if (work.template() == null || dice.chance(.3)) {
      parse(work, false);
    }
    if (dice.chance(.04)) {
      parse(work, true);
    }
  }

  private void command(Work work) {
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.COMMAND, work.asked(), work.site(), work.author())
                .attribute("command_sha256", Ids.digest(dice.next()))
                .attribute("command_length", (long) dice.around(64, .4)));
  }

  /** One parse; one that is misunderstood for good leads to no element. */
  private void parse(Work work, boolean misunderstood) {
    Releases.Release release = firm.releases().at(work.day().number());
    long parsed = work.asked() + (work.committed() - work.asked()) / 3;
    String interaction = Ids.interaction(dice.next());
    double mean = release.confidence() - (misunderstood ? .3 : 0);
    double confidence = Math.max(.05, Math.min(1, mean + .09 * dice.bell()));
    firm.scribe()
        .enter(
            of(work, parsed, misunderstood)
                .value(Math.round(confidence * 1000) / 1000.0)
                .attribute("intent", misunderstood ? "unknown" : "create")
                .attribute("interaction_id", interaction)
                .attribute("prompt_sha256", Ids.digest(dice.next()))
                .attribute("prompt_length", (long) dice.around(88, .45))
                .attribute("model", Releases.MODEL + "-" + release.version())
                .attribute("provider", "local"));
    firm.scribe().audit("parse", parsed, work.site(), work.author());
    if (misunderstood || dice.chance(.62)) {
      judge(work, parsed, interaction, verdict(release, misunderstood));
    }
  }

  private EventBuilder of(Work work, long parsed, boolean misunderstood) {
    return misunderstood
        ? firm.scribe().event(Types.PARSED, parsed, work.site(), work.author())
        : firm.scribe().event(Types.PARSED, parsed, work.element(), work.author());
  }

  private String verdict(Releases.Release release, boolean misunderstood) {
    // Misunderstood ones are rejected anyway, so the others must be accepted more often than the
    // release's share for the whole to come out at it.
    if (misunderstood) {
      return "rejected";
    }
    if (dice.chance(release.acceptance() + .05)) {
      return "accepted";
    }
    return dice.chance(.7) ? "corrected" : "rejected";
  }

  private void judge(Work work, long parsed, String interaction, @Nullable String verdict) {
    long judged = parsed + (long) (dice.around(11, 1) * 60 * WorkCalendar.SECOND);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.FEEDBACK, judged, work.site(), work.author())
                .elementType("rejected".equals(verdict) ? null : work.element().kind().ifcClass())
                .value("accepted".equals(verdict) ? 1.0 : 0.0)
                .attribute("verdict", verdict)
                .attribute("interaction_id", interaction));
  }
}
