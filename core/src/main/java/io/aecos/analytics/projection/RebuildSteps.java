package io.aecos.analytics.projection;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.function.BooleanSupplier;

/**
 * How far a rebuild has got: it reads the ledger once to make the projection again, and once more
 * to find what was amended, where anything was. Ends the rebuild where it may not go on.
 */
final class RebuildSteps {
  private static final int PASSES = 2;

  private final RebuildProgress progress;
  private final long rows;
  private final BooleanSupplier open;
  private int passed;

  /** Each pass reads {@code rows}; {@code open} tells whether the rebuild may go on. */
  RebuildSteps(RebuildProgress progress, long rows, BooleanSupplier open) {
    this.progress = progress;
    this.rows = rows;
    this.open = open;
  }

  /** {@code row} of this pass is reached. */
  void at(long row, String what) {
    goOn();
    progress.step(passed * rows + Math.min(row, rows), PASSES * rows, what);
  }

  /** All rows are read once more. */
  void nextPass() {
    goOn();
    passed++;
  }

  void goOn() {
    if (!open.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new AnalyticsException(
          ErrorCode.PROJECTION_UNAVAILABLE,
          "the rebuild was ended before it was through; the projection is made up to date again by"
              + " itself");
    }
  }
}
