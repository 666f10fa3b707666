package io.aecos.analytics.server.metrics;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.query.Note;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Whether all is counted that was received when a piece of work began. Events that arrive meanwhile
 * make an answer say that it lags; a firm that never rests would have no figure that does not. Safe
 * for use by many threads.
 */
public final class Counted {
  private static final long PAUSE_MILLIS = 20;

  private final LongSupplier received;
  private final LongSupplier counted;
  private final Duration patience;
  private volatile long wanted = Long.MAX_VALUE;

  /** The last row of the ledger, the last one that answers know, and how long to wait for it. */
  public Counted(LongSupplier received, LongSupplier counted, Duration patience) {
    this.received = received;
    this.counted = counted;
    this.patience = patience;
  }

  /**
   * Waits a while for what was received by now, and says up to which row of the ledger that is;
   * whatever is not counted by then is told as it is.
   */
  public long await() throws InterruptedException {
    long now = received.getAsLong();
    wanted = now;
    long until = System.nanoTime() + patience.toNanos();
    while (counted.getAsLong() < now && System.nanoTime() < until) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return now;
  }

  /** As {@link #await}, for what somebody asked for who is told where the server stops. */
  public long awaitAsked() {
    try {
      return await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "The server stops. Ask for the report again when it runs.", e);
    }
  }

  /**
   * The notes by which an answer that knows the ledger up to {@code seq} is not complete of what
   * was last waited for.
   */
  public List<Note> lacking(List<Note> notes, long seq) {
    return Note.lacking(notes, seq, wanted);
  }
}
