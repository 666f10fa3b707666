package io.aecos.analytics.projection.live;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.memory.EventView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads single events as a plan sees them. Most measures are of a few types of events, so each
 * event is shown only to those that can be of its type.
 */
final class Sharing {
  private final Plan plan;
  private final Map<EventType, int[]> concerned = new HashMap<>();

  Sharing(Plan plan) {
    this.plan = plan;
  }

  /** What {@code row} gives; null where it is nothing, as where there is no row. */
  @Nullable Share of(@Nullable LedgerRow row) {
    if (row == null) {
      return null;
    }
    Instant at = row.event().occurredAt();
    List<Integer> windows = windows(at);
    EventView view = new EventView(row, plan.zone());
    if (windows.isEmpty() || !view.visibleTo(plan.scope()) || !view.satisfies(plan.filter())) {
      return null;
    }
    Grain grain = plan.grain();
    List<@Nullable String> group = new ArrayList<>();
    plan.by().forEach(dimension -> group.add(view.dimension(dimension)));
    return new Share(
        windows,
        grain == null ? null : Buckets.startOf(at, grain, plan.zone()),
        group,
        parts(view));
  }

  private List<Integer> windows(Instant at) {
    List<Integer> windows = new ArrayList<>();
    for (int i = 0; i < plan.windows().size(); i++) {
      Window window = plan.windows().get(i);
      if (!at.isBefore(window.from()) && at.isBefore(window.to())) {
        windows.add(i);
      }
    }
    return windows;
  }

  private @Nullable Object[] parts(EventView view) {
    @Nullable Object[] parts = new Object[plan.measures().size()];
    for (int i : concerned(view.event().eventType())) {
      parts[i] = part(view, plan.measures().get(i));
    }
    return parts;
  }

  private int[] concerned(EventType type) {
    return concerned.computeIfAbsent(
        type,
        unused ->
            IntStream.range(0, plan.measures().size())
                .filter(i -> mayConcern(plan.measures().get(i), type))
                .toArray());
  }

  private static boolean mayConcern(Measure measure, EventType type) {
    return measure.condition().mayHoldFor(type)
        || measure instanceof Measure.Paired paired && paired.actualCondition().mayHoldFor(type);
  }

  private static @Nullable Object part(EventView view, Measure measure) {
    if (measure instanceof Measure.Paired paired) {
      return pair(view, paired);
    }
    if (!view.satisfies(measure.condition())) {
      return null;
    }
    if (measure instanceof Measure.Sum sum) {
      return view.number(sum.field());
    }
    if (measure instanceof Measure.Min min) {
      return view.number(min.field());
    }
    if (measure instanceof Measure.Max max) {
      return view.number(max.field());
    }
    if (measure instanceof Measure.Quantile quantile) {
      return view.number(quantile.field());
    }
    return measure instanceof Measure.Distinct distinct
        ? view.dimension(distinct.dimension())
        : Boolean.TRUE;
  }

  /** An estimate, an actual, or both, and of which element; null where it is of none. */
  private static @Nullable Object pair(EventView view, Measure.Paired measure) {
    Event event = view.event();
    Double estimate = view.satisfies(measure.condition()) ? view.number(measure.field()) : null;
    Double actual =
        view.satisfies(measure.actualCondition()) ? view.number(measure.actualField()) : null;
    boolean none = event.elementGuid() == null || estimate == null && actual == null;
    return none
        ? null
        : Arrays.<@Nullable Object>asList(event.project(), event.elementGuid(), estimate, actual);
  }
}
