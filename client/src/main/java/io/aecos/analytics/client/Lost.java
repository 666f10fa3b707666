package io.aecos.analytics.client;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Events that were lost: how many, of which modules (none: of any) and between which times (null:
 * it is not known).
 */
record Lost(
    long events, SortedSet<String> modules, @Nullable Instant since, @Nullable Instant until) {
  private static final int MOST_MODULES = 20;

  Lost {
    modules = Collections.unmodifiableSortedSet(modules);
  }

  static Lost one(String module, @Nullable Instant at) {
    SortedSet<String> modules = new TreeSet<>();
    if (!module.isEmpty()) {
      modules.add(module);
    }
    return new Lost(1, modules, at, at);
  }

  /** Together; what one of them does not know is not known. */
  Lost plus(Lost more) {
    SortedSet<String> all = new TreeSet<>();
    if (!modules.isEmpty() && !more.modules.isEmpty()) {
      all.addAll(modules);
      all.addAll(more.modules);
    }
    if (all.size() > MOST_MODULES) {
      all.clear();
    }
    boolean timed = since != null && until != null && more.since != null && more.until != null;
    return new Lost(
        events + more.events,
        all,
        timed ? earlier(since, more.since) : null,
        timed ? later(until, more.until) : null);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && other.isBefore(one) ? other : one;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && other.isAfter(one) ? other : one;
  }
}
