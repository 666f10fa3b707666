package io.aecos.analytics.workspace;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Shows an overlap what a projection does not show yet, and makes it visible, as a follower does:
 * part by part, some of which stay hidden until more have been looked at.
 */
final class Following {
  private final Ledger ledger;
  private final Projection projection;
  private final Overlap overlap;
  private final List<LedgerRow> hidden = new ArrayList<>();

  Following(Ledger ledger, Projection projection, Overlap overlap) {
    this.ledger = ledger;
    this.projection = projection;
    this.overlap = overlap;
  }

  /** {@code size} at a time, each visible before the next. */
  void follow(int size) {
    follow(() -> size, () -> 1, Integer.MAX_VALUE);
  }

  /**
   * {@code size} rows at a time, {@code together} parts of them becoming visible at once where that
   * can be; ends after {@code most} parts, however many are hidden then, as one that is killed.
   */
  void follow(IntSupplier size, IntSupplier together, int most) {
    int left = together.getAsInt();
    List<LedgerRow> rows = ledger.read(projection.watermark().seq(), size.getAsInt());
    for (int part = 0; part < most && !rows.isEmpty(); part++) {
      look(rows);
      hidden.addAll(rows);
      left--;
      if (left <= 0) {
        show();
        left = together.getAsInt();
      }
      rows = ledger.read(rows.get(rows.size() - 1).seq(), size.getAsInt());
    }
    if (rows.isEmpty()) {
      show();
    }
  }

  private void look(List<LedgerRow> rows) {
    if (!overlap.examine(rows, !hidden.isEmpty())) {
      show();
      if (!overlap.examine(rows, false)) {
        throw new AssertionError("it waits for what is visible already");
      }
    }
  }

  private void show() {
    projection.apply(List.copyOf(hidden));
    hidden.clear();
  }
}
