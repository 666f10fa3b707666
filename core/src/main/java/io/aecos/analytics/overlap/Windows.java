package io.aecos.analytics.overlap;

import io.aecos.analytics.projection.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Where counterparts of events may lie: few questions, and none that covers idle months. */
final class Windows {
  private static final Duration GAP = Duration.ofDays(1);
  private static final Duration MARGIN = Reach.FARTHEST.multipliedBy(2);

  private Windows() {}

  /** The spans around {@code times}, with a gap of at least a day between two of them. */
  static List<Plan.Window> around(SortedSet<Instant> times) {
    List<Plan.Window> windows = new ArrayList<>();
    Instant first = times.first();
    Instant last = first;
    for (Instant time : times) {
      if (time.isAfter(last.plus(GAP))) {
        windows.add(new Plan.Window(first.minus(MARGIN), last.plus(MARGIN)));
        first = time;
      }
      last = time;
    }
    windows.add(new Plan.Window(first.minus(MARGIN), last.plus(MARGIN)));
    return windows;
  }
}
