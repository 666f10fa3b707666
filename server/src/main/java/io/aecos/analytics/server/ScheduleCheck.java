package io.aecos.analytics.server;

import io.aecos.analytics.server.operate.Examination.Check;
import io.aecos.analytics.server.operate.Remedy;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import java.util.List;

/** Whether what was due was done. */
record ScheduleCheck(ScheduleDesk desk) {
  private static final String NAME = "schedules";
  private static final int MOST = 5;

  Check look() {
    int count = desk.count();
    if (count == 0) {
      return new Check(NAME, null, "there are none");
    }
    List<String> unplanned = desk.unplanned();
    if (!unplanned.isEmpty()) {
      return new Check(
          NAME,
          false,
          "never due, since the timetable has lost them: " + named(unplanned),
          Remedy.PLAN_SCHEDULES);
    }
    List<String> troubles = desk.troubles();
    return troubles.isEmpty()
        ? new Check(NAME, true, count + " known, none failed the last time")
        : new Check(NAME, false, named(troubles), Remedy.READ_RUNS);
  }

  private static String named(List<String> all) {
    int more = all.size() - MOST;
    return String.join("; ", all.subList(0, Math.min(MOST, all.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
