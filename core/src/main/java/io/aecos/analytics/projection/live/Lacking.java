package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells in which a distinct count was touched and that do not know the single values yet. They
 * are asked for once, of these cells alone; from then on the count is carried.
 */
final class Lacking {
  /** More single values than these are not worth their memory: the count is asked anew. */
  private static final int MOST = 20_000;

  private final Plan plan;
  private final Map<Dimension, Set<Integer>> measures = new LinkedHashMap<>();
  private final Set<CarriedCell> cells = new LinkedHashSet<>();
  private final Set<Integer> tooMany = new TreeSet<>();

  Lacking(Plan plan) {
    this.plan = plan;
  }

  /** Whether the values of this measure can be held at all. */
  boolean canHold(int measure) {
    return plan.by().isEmpty()
        && plan.measures().get(measure) instanceof Measure.Distinct
        && !tooMany.contains(measure);
  }

  void add(int measure, CarriedCell cell) {
    Dimension dimension = ((Measure.Distinct) plan.measures().get(measure)).dimension();
    measures.computeIfAbsent(dimension, unused -> new TreeSet<>()).add(measure);
    cells.add(cell);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /**
   * Asks for the values, and gives the ledger row as of which the latest are. Measures that have
   * too many are {@code refused}.
   */
  long ask(Projection projection, Set<Integer> refused) {
    Map<Window, List<CarriedCell>> spans = new LinkedHashMap<>();
    cells.forEach(
        cell ->
            spans.computeIfAbsent(cell.place().span(plan), unused -> new ArrayList<>()).add(cell));
    List<Window> windows = List.copyOf(spans.keySet());
    long latest = 0;
    for (Map.Entry<Dimension, Set<Integer>> one : measures.entrySet()) {
      List<Integer> indexes = List.copyOf(one.getValue());
      CellSet values = projection.run(valuesOf(one.getKey(), indexes, windows));
      latest = Math.max(latest, values.watermark().seq());
      if (values.cells().size() > MOST) {
        tooMany.addAll(indexes);
        refused.addAll(indexes);
        continue;
      }
      cells.forEach(
          cell -> indexes.forEach(i -> cell.hold(i, new HeldValues(values.watermark().seq()))));
      for (Cell value : values.cells()) {
        if (value.kind() == Kind.GROUP) {
          spans
              .getOrDefault(windows.get(value.window()), List.of())
              .forEach(cell -> fill(cell, indexes, value.key().get(0), value.values()));
        }
      }
    }
    measures.clear();
    cells.clear();
    return latest;
  }

  private static void fill(
      CarriedCell cell,
      List<Integer> indexes,
      @Nullable String value,
      List<@Nullable Double> counts) {
    for (int i = 0; i < indexes.size(); i++) {
      Double events = counts.get(i);
      if (value != null && events != null && events > 0) {
        cell.fill(indexes.get(i), value, events.longValue());
      }
    }
  }

  private Plan valuesOf(Dimension dimension, List<Integer> indexes, List<Window> windows) {
    List<Measure> counts = new ArrayList<>();
    indexes.forEach(i -> counts.add(new Measure.Count(plan.measures().get(i).condition())));
    return new Plan(
        plan.scope(), plan.filter(), windows, plan.zone(), null, List.of(dimension), false, counts);
  }
}
