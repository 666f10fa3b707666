package io.aecos.analytics.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what the latest batches changed, as many as hold at most {@link #MOST} changes together.
 * Safe for use by many threads.
 */
public final class RecentBatches {
  /**
   * Some twenty megabytes. Who asks again less often than these come can as well ask the engine,
   * which looks at far more rows in the time that it takes to look at these.
   */
  public static final int MOST = 32_768;

  private final Deque<AppliedBatch> batches = new ArrayDeque<>();
  private long start = -1;
  private int changes;

  /** Adds the batch that was applied when the watermark stood at {@code before}. */
  public synchronized void add(long before, AppliedBatch batch) {
    if (end() != before) {
      restart(before);
    }
    batches.addLast(batch);
    changes += batch.changes().size();
    while (changes > MOST) {
      AppliedBatch oldest = batches.removeFirst();
      changes -= oldest.changes().size();
      start = oldest.watermark().seq();
    }
  }

  /** Forgets everything; what comes next follows on {@code seq}. */
  public synchronized void restart(long seq) {
    batches.clear();
    changes = 0;
    start = seq;
  }

  /** See {@link Arrivals#since}. */
  public synchronized Optional<List<AppliedBatch>> since(long seq) {
    boolean found = seq == start;
    List<AppliedBatch> later = new ArrayList<>();
    for (AppliedBatch batch : batches) {
      if (found) {
        later.add(batch);
      }
      found |= batch.watermark().seq() == seq;
    }
    return found ? Optional.of(later) : Optional.empty();
  }

  private long end() {
    return batches.isEmpty() ? start : batches.getLast().watermark().seq();
  }
}
