package io.aecos.analytics.query;

import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan's cells, found by window, bucket and group; a cell that is not there is an empty one. */
final class Cells {
  /** Of no plan: nothing may be asked of it. */
  static final Cells NONE = new Cells();

  private final Map<Measure, Integer> columns = new HashMap<>();
  private final Map<Place, Cell> cells = new LinkedHashMap<>();

  private Cells() {}

  Cells(Plan plan, CellSet set) {
    for (int i = 0; i < plan.measures().size(); i++) {
      columns.put(plan.measures().get(i), i);
    }
    for (Cell cell : set.cells()) {
      cells.put(new Place(cell.window(), cell.kind(), cell.bucket(), cell.key()), cell);
    }
  }

  Formula.CellValues total(int window, double weeks) {
    return values(new Place(window, Kind.TOTAL, null, List.of()), weeks);
  }

  Formula.CellValues bucket(int window, Instant bucket, double weeks) {
    return values(new Place(window, Kind.SERIES, bucket, List.of()), weeks);
  }

  Formula.CellValues group(int window, List<@Nullable String> key, double weeks) {
    return values(new Place(window, Kind.GROUP, null, key), weeks);
  }

  Formula.CellValues groupBucket(
      int window, List<@Nullable String> key, Instant bucket, double weeks) {
    return values(new Place(window, Kind.GROUP_SERIES, bucket, key), weeks);
  }

  /** The keys of all groups of a window. */
  List<List<@Nullable String>> groups(int window) {
    return cells.keySet().stream()
        .filter(place -> place.window() == window && place.kind() == Kind.GROUP)
        .map(Place::key)
        .toList();
  }

  private Formula.CellValues values(Place place, double weeks) {
    return new Values(columns, cells.get(place), weeks);
  }

  private record Place(
      int window, Kind kind, @Nullable Instant bucket, List<@Nullable String> key) {}

  private record Values(Map<Measure, Integer> columns, @Nullable Cell cell, double weeks)
      implements Formula.CellValues {
    @Override
    public @Nullable Double of(Measure measure) {
      Integer column = columns.get(measure);
      if (column == null) {
        throw new IllegalArgumentException("the plan has no " + measure);
      }
      Double value = cell == null ? null : cell.values().get(column);
      return value == null && measure instanceof Measure.Count ? Double.valueOf(0) : value;
    }
  }
}
