package io.aecos.analytics.server.alerts;

import io.aecos.analytics.query.Note;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Whether all is counted that was received when judging began. Events that arrive meanwhile make an
 * answer say that it lags; a firm that never rests would have no figure that does not.
 */
final class Counted {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 20;

  private final LongSupplier received;
  private final LongSupplier counted;
  private volatile long wanted = Long.MAX_VALUE;

  /** The last row of the ledger, and the last one that answers know. */
  Counted(LongSupplier received, LongSupplier counted) {
    this.received = received;
    this.counted = counted;
  }

  /** Waits a while for what was received by now; whatever is not counted by then is judged so. */
  void await() throws InterruptedException {
    long now = received.getAsLong();
    wanted = now;
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (counted.getAsLong() < now && System.nanoTime() < until) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The notes by which an answer that knows the ledger up to {@code seq} is not complete. */
  List<Note> lacking(List<Note> notes, long seq) {
    return notes.stream()
        .filter(note -> note.code().incomplete())
        .filter(note -> note.code() != Note.Code.LAGGING || seq < wanted)
        .toList();
  }
}
