package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.Arrivals;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells in which a quantile was touched and that do not know the numbers around it. They are
 * asked for once, of these cells alone; from then on the quantile is carried.
 */
final class LackingRanks {
  private final Plan plan;
  private final Map<Integer, Set<CarriedCell>> cells = new LinkedHashMap<>();
  private final Set<Integer> tooMany = new TreeSet<>();

  LackingRanks(Plan plan) {
    this.plan = plan;
  }

  /**
   * Whether the numbers of this measure can be held at all. Engines compute others than those that
   * events carry with roundings of their own.
   */
  boolean canHold(int measure) {
    return plan.by().isEmpty()
        && plan.measures().get(measure) instanceof Measure.Quantile quantile
        && (quantile.field() instanceof Field.Value || quantile.field() instanceof Field.Attribute)
        && !tooMany.contains(measure);
  }

  void add(int measure, CarriedCell cell) {
    cells.computeIfAbsent(measure, unused -> new LinkedHashSet<>()).add(cell);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /**
   * Asks for the numbers, and gives the ledger row as of which the latest are. Measures around
   * which too many numbers are equal are {@code refused}.
   */
  long ask(Arrivals arrivals, Set<Integer> refused) {
    long latest = 0;
    for (Map.Entry<Integer, Set<CarriedCell>> one : cells.entrySet()) {
      int index = one.getKey();
      Measure.Quantile measure = (Measure.Quantile) plan.measures().get(index);
      for (CarriedCell cell : one.getValue()) {
        HeldRanks ranks = ranks(arrivals, measure, cell);
        if (ranks == null) {
          refused.add(index);
          tooMany.add(index);
          break;
        }
        latest = Math.max(latest, ranks.seq());
        cell.hold(index, ranks);
      }
    }
    cells.clear();
    return latest;
  }

  /** Null where even the largest part that can be held does not tell the quantile. */
  private @Nullable HeldRanks ranks(Arrivals arrivals, Measure.Quantile measure, CarriedCell cell) {
    Extent extent = new Extent(plan.scope(), plan.filter(), cell.place().span(plan), plan.zone());
    HeldRanks few = HeldRanks.of(measure.q(), arrivals.around(measure, extent, HeldRanks.KEPT));
    if (few.isKnown()) {
      return few;
    }
    HeldRanks many =
        HeldRanks.of(measure.q(), arrivals.around(measure, extent, HeldRanks.LARGEST / 2 - 1));
    return many.isKnown() ? many : null;
  }
}
