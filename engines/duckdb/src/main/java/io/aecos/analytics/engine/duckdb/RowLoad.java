package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one statement: put in by one thread, a part at a time, and taken out in
 * pieces by the engine's threads, which wait for them. One part stands here.
 */
final class RowLoad {
  private static final long LOOK_MILLIS = 50;

  private final int[] filled;
  private final Kinds kinds;
  private final BlockingQueue<LedgerRow[]> parts = new SynchronousQueue<>();
  private LedgerRow[] current;
  private int given;
  private volatile boolean complete;
  private volatile boolean ended;

  /** Some of the rows that were put in. */
  record Piece(LedgerRow[] rows, int first, int size) {}

  /** A load that begins with {@code rows}; {@code filled} are the columns that any row may fill. */
  RowLoad(LedgerRow[] rows, int[] filled, Kinds kinds) {
    this.current = rows;
    this.filled = filled;
    this.kinds = kinds;
  }

  /** These rows and no others. */
  static RowLoad of(Collection<LedgerRow> rows, int[] filled, Kinds kinds) {
    RowLoad load = new RowLoad(rows.toArray(LedgerRow[]::new), filled, kinds);
    load.complete();
    return load;
  }

  int[] filled() {
    return filled;
  }

  Kinds kinds() {
    return kinds;
  }

  /** Waits while the part before still stands here; false where nobody will take this one. */
  boolean put(LedgerRow[] rows) throws InterruptedException {
    while (!ended) {
      if (parts.offer(rows, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  /** No more parts come. */
  void complete() {
    complete = true;
  }

  /** No more rows are taken. */
  void end() {
    ended = true;
  }

  /** At most {@code most} rows; null where there are no more. */
  synchronized @Nullable Piece next(int most) {
    while (given == current.length) {
      LedgerRow[] part = take();
      if (part == null) {
        return null;
      }
      current = part;
      given = 0;
    }
    int size = Math.min(most, current.length - given);
    Piece piece = new Piece(current, given, size);
    given += size;
    return piece;
  }

  private LedgerRow @Nullable [] take() {
    try {
      boolean last = complete;
      LedgerRow[] part = parts.poll();
      while (part == null && !last) {
        last = complete;
        part = parts.poll(last ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows are on their way", e);
    }
  }
}
