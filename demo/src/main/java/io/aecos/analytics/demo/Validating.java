package io.aecos.analytics.demo;

/**
 * Geometry and data are validated; most is in order, and more so as the parser gets better. What is
 * not is mostly changed and validated again.
 */
final class Validating implements Step {
  private final Firm firm;
  private final Dice dice;

  Validating(Firm firm) {
    this(firm, firm.dice(Validating.class));
  }

  Validating(Firm firm, Dice dice) {
    this.firm = firm;
    this.dice = dice;
  }

  @Override
  public void on(Work work) {
    long at = work.asked() + (work.committed() - work.asked()) * 4 / 5;
    double progress = firm.calendar().progress(work.day().number());
    double trouble = work.day().bad() ? 2.5 : 1;
    long clashes = dice.chance(.03 * trouble) ? 1 + dice.below(3) : 0;
    boolean failed = clashes > 0 || dice.chance((.09 - .06 * progress) * trouble);
    long errors = failed ? Math.max(clashes, 1 + dice.below(2)) : 0;
    long warnings = dice.chance(.24) ? 1 + dice.below(3) : 0;
    validate(work, at, new Result(failed, errors, warnings, clashes));
    if (failed && dice.chance(.92)) {
      long changed = at + (long) (dice.around(5, .8) * WorkCalendar.HOUR);
      long again = firm.calendar().atWork(Math.max(changed, work.committed()), dice);
      validate(work, again, new Result(false, 0, warnings, 0));
    }
  }

  private void validate(Work work, long at, Result result) {
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.VALIDATED, at, work.element(), work.author())
                .value(result.failed ? 0.0 : 1.0)
                .attribute("status", result.status())
                .attribute("errors", result.errors)
                .attribute("warnings", result.warnings)
                .attribute("infos", (long) dice.below(3))
                .attribute("clashes", result.clashes));
    firm.scribe().audit("validate", at + 1000, work.site(), work.author());
  }

  private record Result(boolean failed, long errors, long warnings, long clashes) {
    String status() {
      return failed ? "failed" : warnings > 0 ? "warnings" : "passed";
    }
  }
}
