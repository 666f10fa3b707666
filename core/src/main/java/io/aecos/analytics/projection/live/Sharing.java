package io.aecos.analytics.projection.live;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.memory.EventView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads single events as a plan sees them. Most measures are of a few types of events, so each
 * event is shown only to those that can be of its type.
 */
final class Sharing {
  private static final int MOST_TYPES = 4_096;

  private final Plan plan;
  private final Map<EventType, int[]> concerned = new IdentityHashMap<>();

  /** By the windows' ends, in microseconds: which of them an instant is in, for each of these. */
  private final long[] from;

  private final long[] to;

  Sharing(Plan plan) {
    this.plan = plan;
    this.from =
        plan.windows().stream().mapToLong(window -> Micros.notBefore(window.from())).toArray();
    this.to = plan.windows().stream().mapToLong(window -> Micros.notBefore(window.to())).toArray();
  }

  /**
   * What {@code row} gives to the measures that its type concerns; null where it is nothing, as
   * where there is no row.
   */
  @Nullable Share of(@Nullable LedgerRow row, int[] concerned) {
    if (row == null) {
      return null;
    }
    List<Integer> windows = windows(row.event());
    EventView view = new EventView(row, plan.zone());
    if (windows.isEmpty() || !view.satisfies(plan.filter()) || !view.visibleTo(plan.scope())) {
      return null;
    }
    Grain grain = plan.grain();
    List<@Nullable String> group = new ArrayList<>();
    plan.by().forEach(dimension -> group.add(view.dimension(dimension)));
    return new Share(
        windows,
        grain == null ? null : Buckets.startOf(row.event().occurredAt(), grain, plan.zone()),
        group,
        parts(view, concerned));
  }

  private List<Integer> windows(Event event) {
    long at = event.occurredMicros();
    List<Integer> windows = List.of();
    for (int i = 0; i < from.length; i++) {
      if (at >= from[i] && at < to[i]) {
        windows = windows.isEmpty() ? new ArrayList<>(from.length) : windows;
        windows.add(i);
      }
    }
    return windows;
  }

  private @Nullable Object[] parts(EventView view, int[] concerned) {
    @Nullable Object[] parts = new Object[plan.measures().size()];
    for (int i : concerned) {
      parts[i] = part(view, plan.measures().get(i));
    }
    return parts;
  }

  /**
   * The measures to which events of a type, which is the object of an {@link AppliedBatch}, can
   * give anything.
   */
  int[] concerned(EventType type) {
    int[] known = concerned.get(type);
    if (known == null) {
      known =
          IntStream.range(0, plan.measures().size())
              .filter(i -> mayConcern(plan.measures().get(i), type))
              .toArray();
      if (concerned.size() > MOST_TYPES) {
        concerned.clear();
      }
      concerned.put(type, known);
    }
    return known;
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
