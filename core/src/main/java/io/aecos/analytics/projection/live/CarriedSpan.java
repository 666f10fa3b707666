package io.aecos.analytics.projection.live;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.memory.EventView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the first to the last event of a scope and filter, as of ledger row {@code seq}. */
record CarriedSpan(Scope scope, Condition filter, Optional<Window> span, long seq) {

  /** The same after {@code batches}; empty where the first or the last event may have gone. */
  Optional<CarriedSpan> after(List<AppliedBatch> batches) {
    Window now = span.orElse(null);
    long reached = seq;
    for (AppliedBatch batch : batches) {
      for (RowChange change : batch.changes()) {
        LedgerRow before = seen(change.before());
        LedgerRow after = seen(change.after());
        if (after != null) {
          now = around(now, after.event().occurredAt());
        } else if (before != null && isAtEnd(now, before.event().occurredAt())) {
          return Optional.empty();
        }
      }
      reached = batch.watermark().seq();
    }
    return Optional.of(new CarriedSpan(scope, filter, Optional.ofNullable(now), reached));
  }

  private @Nullable LedgerRow seen(@Nullable LedgerRow row) {
    if (row == null) {
      return null;
    }
    EventView event = new EventView(row, ZoneOffset.UTC);
    return event.visibleTo(scope) && event.satisfies(filter) ? row : null;
  }

  private static Window around(@Nullable Window span, Instant at) {
    return span == null
        ? new Window(at, at)
        : new Window(
            at.isBefore(span.from()) ? at : span.from(), at.isAfter(span.to()) ? at : span.to());
  }

  private static boolean isAtEnd(@Nullable Window span, Instant at) {
    return span == null || at.equals(span.from()) || at.equals(span.to());
  }
}
