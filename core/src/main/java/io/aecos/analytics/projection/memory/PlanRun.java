package io.aecos.analytics.projection.memory;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a plan the slow way: gathers each cell's events, then aggregates them. */
final class PlanRun {
  private final Plan plan;
  private final List<Cell> cells = new ArrayList<>();

  PlanRun(Plan plan) {
    this.plan = plan;
  }

  /** The cells over {@code rows}, which are ordered by time and {@code seq}. */
  List<Cell> over(List<LedgerRow> rows) {
    for (int window = 0; window < plan.windows().size(); window++) {
      cut(window, inWindow(rows, plan.windows().get(window)));
    }
    return cells;
  }

  private void cut(int window, List<EventView> events) {
    add(window, Kind.TOTAL, new Key(null, List.of()), events);
    Grain grain = plan.grain();
    if (grain != null) {
      addEach(window, Kind.SERIES, events, event -> new Key(bucket(event, grain), List.of()));
    }
    if (!plan.by().isEmpty()) {
      addEach(window, Kind.GROUP, events, event -> new Key(null, group(event)));
    }
    if (grain != null && !plan.by().isEmpty() && plan.groupSeries()) {
      addEach(
          window, Kind.GROUP_SERIES, events, event -> new Key(bucket(event, grain), group(event)));
    }
  }

  private List<EventView> inWindow(List<LedgerRow> rows, Plan.Window window) {
    return rows.stream()
        .map(row -> new EventView(row, plan.zone()))
        .filter(event -> isWithin(event.event().occurredAt(), window))
        .filter(event -> event.visibleTo(plan.scope()))
        .filter(event -> event.satisfies(plan.filter()))
        .toList();
  }

  static boolean isWithin(Instant instant, Plan.Window window) {
    return !instant.isBefore(window.from()) && instant.isBefore(window.to());
  }

  private void addEach(
      int window, Kind kind, List<EventView> events, Function<EventView, Key> keyOf) {
    Map<Key, List<EventView>> byKey = new LinkedHashMap<>();
    for (EventView event : events) {
      byKey.computeIfAbsent(keyOf.apply(event), key -> new ArrayList<>()).add(event);
    }
    byKey.forEach((key, members) -> add(window, kind, key, members));
  }

  private void add(int window, Kind kind, Key key, List<EventView> events) {
    Aggregation aggregation = new Aggregation(events);
    List<@Nullable Double> values = new ArrayList<>();
    plan.measures().forEach(measure -> values.add(aggregation.of(measure)));
    cells.add(new Cell(window, kind, key.bucket(), key.group(), values));
  }

  private Instant bucket(EventView event, Grain grain) {
    return Buckets.startOf(event.event().occurredAt(), grain, plan.zone());
  }

  private List<@Nullable String> group(EventView event) {
    List<@Nullable String> values = new ArrayList<>();
    plan.by().forEach(dimension -> values.add(event.dimension(dimension)));
    return values;
  }

  /** Which cell of its kind an event belongs to. */
  private record Key(@Nullable Instant bucket, List<@Nullable String> group) {}
}
