package io.aecos.analytics.server.operate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.server.upkeep.UpkeepWork.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Puts right what the doctor finds, where nothing can be lost by that. */
public final class Cure {
  private final Examination examination;
  private final Retention retention;
  private final Follower follower;
  private final KeysExamination keys;
  private final IntSupplier planSchedules;

  /** {@code planSchedules} plans those that the timetable has lost and tells how many. */
  public Cure(
      Examination examination,
      Retention retention,
      Follower follower,
      KeysExamination keys,
      IntSupplier planSchedules) {
    this.examination = examination;
    this.retention = retention;
    this.follower = follower;
    this.keys = keys;
    this.planSchedules = planSchedules;
  }

  /** What was done for one finding: {@code done} is false where it did not help. */
  public record Done(String fix, boolean done, String detail) {}

  /** All that was done, and what the doctor finds afterwards. */
  public record Cured(List<Done> done, List<Examination.Check> checks) {}

  /** Does what is safe for each finding, or of that only what {@code wanted} names. */
  public Cured run(boolean deep, @Nullable Set<String> wanted, Steps steps) {
    steps.at(0, 0, "looking");
    Set<Remedy> safe = new LinkedHashSet<>();
    for (Examination.Check check : examination.checks(deep)) {
      Remedy fix = check.fix();
      if (fix != null && fix.safe() && (wanted == null || wanted.contains(fix.name()))) {
        safe.add(fix);
      }
    }
    List<Done> done = new ArrayList<>();
    for (Remedy remedy : safe) {
      steps.at(done.size(), safe.size(), remedy.name());
      done.add(done(remedy));
    }
    steps.at(done.size(), safe.size(), "looking again");
    return new Cured(List.copyOf(done), examination.checks(deep));
  }

  private Done done(Remedy remedy) {
    try {
      return done(remedy, remedy.name());
    } catch (AnalyticsException e) {
      return new Done(remedy.name(), false, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Done(remedy.name(), false, "the disk: " + e.getMessage());
    }
  }

  private Done done(Remedy remedy, String name) throws IOException {
    if (remedy.equals(Remedy.RECOUNT_MONTHS)) {
      retention.recount();
      return new Done(name, true, number(retention.segments().size()) + " months counted again");
    }
    if (remedy.equals(Remedy.REBUILD_PROJECTION)) {
      Follower.Rebuilt rebuilt = follower.rebuild((made, of, what) -> {});
      return new Done(
          name,
          rebuilt.after().equals(rebuilt.ledger()),
          number(rebuilt.after().rows()) + " events, compared with the ledger");
    }
    if (remedy.equals(Remedy.REMOVE_LEFTOVERS)) {
      return new Done(name, true, number(retention.removeLeftovers()) + " files removed");
    }
    if (remedy.equals(Remedy.CLOSE_KEYS)) {
      return new Done(name, true, number(keys.close()) + " are for their owner alone now");
    }
    if (remedy.equals(Remedy.PLAN_SCHEDULES)) {
      return new Done(name, true, number(planSchedules.getAsInt()) + " schedules planned");
    }
    throw new AnalyticsException(ErrorCode.NOT_FOUND, "nobody knows how to do " + name);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
