package io.aecos.analytics.server.audit;

import io.aecos.analytics.audit.AuditAct;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what is refused again and again from filling the disk: the first of a kind within a minute
 * is kept, the others are counted, and their number is kept when the minute is over. Safe for use
 * by many threads.
 */
final class Repeats {
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Map<String, Window> windows = new LinkedHashMap<>();

  private record Window(AuditAct first, long more) {
    boolean isOver(Instant now) {
      Duration age = Duration.between(first.at(), now);
      return age.isNegative() || age.compareTo(WINDOW) >= 0;
    }
  }

  /** Whether {@code act} is the first of its kind in a minute; counts it otherwise. */
  synchronized boolean isFirst(String kind, AuditAct act) {
    Window window = windows.get(kind);
    if (window != null && !window.isOver(act.at())) {
      windows.put(kind, new Window(window.first, window.more + 1));
      return false;
    }
    if (windows.size() < MOST) {
      windows.put(kind, new Window(act, 0));
    }
    return true;
  }

  /** What was counted in minutes that are over; in all of them where {@code all}. */
  synchronized List<AuditAct> counted(Instant now, boolean all) {
    List<AuditAct> counted = new ArrayList<>();
    for (Iterator<Window> each = windows.values().iterator(); each.hasNext(); ) {
      Window window = each.next();
      if (all || window.isOver(now)) {
        if (window.more > 0) {
          counted.add(again(window, now));
        }
        each.remove();
      }
    }
    return counted;
  }

  private static AuditAct again(Window window, Instant now) {
    AuditAct first = window.first;
    return new AuditAct(
        now,
        first.actor(),
        first.action(),
        first.target(),
        first.scope(),
        (first.filters() + " again=" + window.more).strip(),
        window.more,
        first.outcome(),
        first.origin(),
        null);
  }
}
