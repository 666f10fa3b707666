package io.aecos.analytics.projection.live;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.memory.EventView;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Which rows a question looks at; all others may come and go without changing its answer. */
final class LooksAt {
  private LooksAt() {}

  static Predicate<LedgerRow> of(EventSelection selection) {
    return within(
        new Extent(selection.scope(), selection.filter(), selection.window(), selection.zone()),
        Condition.ALWAYS);
  }

  static Predicate<LedgerRow> of(FlowPlan plan) {
    return within(
        plan.extent(),
        new Condition.Any(plan.stages().stream().map(FlowPlan.Stage::events).toList()));
  }

  static Predicate<LedgerRow> of(PairPlan plan) {
    return within(plan.extent(), any(plan.estimates().condition(), plan.actuals().condition()));
  }

  static Predicate<LedgerRow> of(TogetherPlan plan) {
    return within(plan.extent(), any(plan.authors(), plan.participants()));
  }

  /** What became of an element is looked up whenever it became so, and past the filter. */
  static Predicate<LedgerRow> of(SavingsPlan plan) {
    Extent extent = plan.extent();
    return within(
        new Extent(extent.scope(), Condition.ALWAYS, Window.EVER, extent.zone()),
        any(plan.work(), plan.kept(), plan.rejected(), plan.deleted()));
  }

  /** What closes a matter counts whoever did it. */
  static Predicate<LedgerRow> of(WaitingPlan plan) {
    Condition either = any(plan.opens(), plan.closes());
    Extent extent = plan.extent();
    return row -> {
      EventView event = new EventView(row, extent.zone());
      return isIn(row, extent.window()) && event.satisfies(either);
    };
  }

  private static Condition any(Condition... conditions) {
    return new Condition.Any(List.of(conditions));
  }

  private static Predicate<LedgerRow> within(Extent extent, Condition condition) {
    return row -> {
      EventView event = new EventView(row, extent.zone());
      return isIn(row, extent.window())
          && event.satisfies(condition)
          && event.visibleTo(extent.scope())
          && event.satisfies(extent.filter());
    };
  }

  private static boolean isIn(LedgerRow row, Window window) {
    Instant at = row.event().occurredAt();
    return !at.isBefore(window.from()) && at.isBefore(window.to());
  }
}
