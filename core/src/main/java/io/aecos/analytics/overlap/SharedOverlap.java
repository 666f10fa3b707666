package io.aecos.analytics.overlap;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Beforehand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets one node at a time look for what is told twice. The others wait with the rows until it has
 * looked at them, so that nobody shows a happening twice; whoever takes over begins with what the
 * ledger knows. For one thread.
 */
public final class SharedOverlap implements Beforehand {
  /** Long enough for another node's duty to run out. */
  private static final Duration PATIENCE = Duration.ofSeconds(2L * Duty.TERM_SECONDS);

  private static final long LOOK_MILLIS = 50;

  private final Overlap overlap;
  private final Duty duty;
  private boolean mine;
  private long seen;

  public SharedOverlap(Overlap overlap, Duty duty) {
    this.overlap = overlap;
    this.duty = duty;
  }

  /**
   * Returns when the rows were looked at, by whichever node, or cannot be yet.
   *
   * @throws AnalyticsException {@code PROJECTION_UNAVAILABLE} where none does it in time
   */
  @Override
  public boolean examine(List<LedgerRow> rows, boolean hidden) {
    if (rows.get(0).seq() <= seen) {
      overlap.forget(); // The projection is made again, perhaps from a ledger that was set back.
    }
    long last = rows.get(rows.size() - 1).seq();
    if (!await(rows, last, hidden)) {
      return false;
    }
    seen = last;
    return true;
  }

  @Override
  public long passed() {
    return duty.isMine() ? overlap.passed() : duty.reached();
  }

  private boolean await(List<LedgerRow> rows, long last, boolean hidden) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (duty.isMine()) {
        return examineOwn(rows, last, hidden);
      }
      mine = false;
      if (duty.reached() >= last) {
        overlap.forget();
        return true;
      }
      pause();
    }
    throw waiting("another node has not looked at the newest rows in time; trying again");
  }

  private boolean examineOwn(List<LedgerRow> rows, long last, boolean hidden) {
    if (!mine) {
      overlap.forget();
      mine = true;
    }
    if (!overlap.examine(rows, hidden)) {
      return false;
    }
    duty.reached(last);
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw waiting("interrupted while another node looks at the newest rows");
    }
  }

  private static AnalyticsException waiting(String why) {
    return new AnalyticsException(ErrorCode.PROJECTION_UNAVAILABLE, why);
  }
}
