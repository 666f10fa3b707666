package io.aecos.analytics.projection;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many read at the same time, so that tables never take all of the engine from views.
 * Who comes when all places are taken waits for {@code patience}, then fails with {@code
 * OVERLOADED}. Places are given in the order of coming.
 */
public final class BoundedTables implements Tables {
  private final Tables tables;
  private final Semaphore free;
  private final Duration patience;

  public BoundedTables(Tables tables, int atOnce, Duration patience) {
    this.tables = tables;
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  @Override
  public TablePage page(TableSelection selection) {
    return placed(() -> tables.page(selection));
  }

  @Override
  public long count(TableSelection selection) {
    return placed(() -> tables.count(selection));
  }

  private <T> T placed(Supplier<T> reading) {
    if (!await()) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED,
          "All places for readers of tables are taken at the moment. Ask again soon.");
    }
    try {
      return reading.get();
    } finally {
      free.release();
    }
  }

  private boolean await() {
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
