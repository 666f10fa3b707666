package io.aecos.analytics.server;

import io.aecos.analytics.server.operate.Examination.Check;
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
    List<String> troubles = desk.troubles();
    int more = troubles.size() - MOST;
    return troubles.isEmpty()
        ? new Check(NAME, true, count + " known, none failed the last time")
        : new Check(
            NAME,
            false,
            String.join("; ", troubles.subList(0, Math.min(MOST, troubles.size())))
                + (more > 0 ? " and " + more + " more" : ""));
  }
}
