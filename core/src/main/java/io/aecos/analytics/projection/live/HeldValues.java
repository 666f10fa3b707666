package io.aecos.analytics.projection.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many events of a cell have each value of a dimension, as of ledger row {@code seq}. */
final class HeldValues {
  private final Map<String, Long> counts = new HashMap<>();
  private final long seq;

  HeldValues(long seq) {
    this.seq = seq;
  }

  /** Whether the events that came with the batch up to ledger row {@code batch} are in it. */
  boolean includes(long batch) {
    return batch <= seq;
  }

  void add(String value, long events) {
    counts.merge(value, events, Long::sum);
  }

  /** False where no event is known that has the value. */
  boolean remove(String value) {
    Long events = counts.get(value);
    if (events == null) {
      return false;
    }
    if (events == 1) {
      counts.remove(value);
    } else {
      counts.put(value, events - 1);
    }
    return true;
  }

  @Nullable Double distinct() {
    return counts.isEmpty() ? null : Double.valueOf(counts.size());
  }
}
