package io.aecos.analytics.projection;

import java.util.List;

/** Everything that one batch of ledger rows changed, and the watermark that it moved to. */
public record AppliedBatch(Watermark watermark, List<RowChange> changes) {
  public AppliedBatch {
    changes = List.copyOf(changes);
  }
}
