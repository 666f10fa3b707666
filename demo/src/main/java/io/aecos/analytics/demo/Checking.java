package io.aecos.analytics.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The building codes: every element is checked; what fails is changed and checked again. */
final class Checking implements Step {
  private static final int TIMES = 3;

  private final Firm firm;
  private final Dice dice;
  private final Map<Discipline, List<CodeRule>> rules = new EnumMap<>(Discipline.class);

  Checking(Firm firm) {
    this(firm, firm.dice(Checking.class));
  }

  Checking(Firm firm, Dice dice) {
    this.firm = firm;
    this.dice = dice;
    for (Discipline discipline : Discipline.values()) {
      rules.put(discipline, CodeRule.of(discipline));
    }
  }

  @Override
  public void on(Work work) {
    long at = work.asked() + (work.committed() - work.asked()) * 2 / 3;
    double care = 1;
    for (int time = 1; time <= TIMES && !check(work, at, care); time++) {
      long changed = at + (long) (dice.around(3, .8) * WorkCalendar.HOUR);
      at = firm.calendar().atWork(Math.max(changed, work.committed()), dice);
      firm.scribe().note(Types.UPDATED, at, work.element(), work.author());
      at += 20 * WorkCalendar.SECOND;
      care = .2;
    }
  }

  /** One check with all of its rules; true when each of them passed. */
  private boolean check(Work work, long at, double care) {
    Map<Result, Long> results = new EnumMap<>(Result.class);
    List<CodeRule> applicable =
        Objects.requireNonNull(rules.get(work.element().kind().discipline()));
    int first = dice.below(applicable.size());
    int count = Math.min(applicable.size(), 2 + dice.below(2));
    for (int i = 0; i < count; i++) {
      CodeRule rule = applicable.get((first + i) % applicable.size());
      results.merge(evaluate(work, rule, at, care), 1L, Long::sum);
    }
    boolean compliant = !results.containsKey(Result.FAILED);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.CHECKED, at + 2000, work.element(), work.author())
                .value(compliant ? 1.0 : 0.0)
                .attribute("status", status(results))
                .attribute("passed", results.getOrDefault(Result.PASSED, 0L))
                .attribute("failed", results.getOrDefault(Result.FAILED, 0L))
                .attribute("skipped", results.getOrDefault(Result.SKIPPED, 0L)));
    firm.scribe().audit("compliance_check", at + 3000, work.site(), work.author());
    return compliant;
  }

  private Result evaluate(Work work, CodeRule rule, long at, double care) {
    Result result = roll(work, rule, care);
    firm.scribe()
        .enter(
            firm.scribe()
                .event(Types.RULE, at, work.element(), work.author())
                .value(result.value)
                .attribute("code", rule.code(work.site()))
                .attribute("section", rule.section())
                .attribute("title", rule.title())
                .attribute("result", result.key()));
    return result;
  }

  private Result roll(Work work, CodeRule rule, double care) {
    int day = work.day().number();
    double learning = 2.7 - 1.7 * firm.calendar().progress(day);
    double strictness = firm.regulations().strictness(rule.code(work.site()), day);
    double failing = Math.min(.6, rule.failureRate() * learning * strictness * care);
    double roll = dice.unit();
    if (roll < failing) {
      return Result.FAILED;
    }
    return roll > .96 ? Result.SKIPPED : Result.PASSED;
  }

  private static String status(Map<Result, Long> results) {
    if (!results.containsKey(Result.FAILED)) {
      return "compliant";
    }
    return results.containsKey(Result.PASSED) ? "partial" : "non_compliant";
  }

  /** What a rule came to, with the event's value. */
  private enum Result {
    PASSED(1.0),
    FAILED(0.0),
    SKIPPED(null);

    private final @Nullable Double value;

    Result(@Nullable Double value) {
      this.value = value;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
