package io.aecos.analytics.query;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Works out once what stands beside what for views of the same dates. Safe for many threads. */
final class KnownCounterparts {
  private static final int MOST = 256;

  private final Map<Times, Counterparts> known = new ConcurrentHashMap<>();

  /** When a view was asked does not matter to it. */
  Counterparts of(Times times) {
    Times dates =
        new Times(
            times.period(),
            times.comparison(),
            times.shift(),
            times.grain(),
            times.zone(),
            Instant.EPOCH);
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(dates, Counterparts::of);
  }
}
