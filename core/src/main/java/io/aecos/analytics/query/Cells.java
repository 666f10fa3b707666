package io.aecos.analytics.query;

import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A plan's cells, found by window, bucket and group; a cell that is not there is an empty one. */
final class Cells {
  /** Of no plan: nothing may be asked of it. */
  static final Cells NONE = new Cells();

  private final Columns columns = new Columns();
  private final Map<Place, Cell> cells = new LinkedHashMap<>();

  private Cells() {}

  Cells(Plan plan, CellSet set) {
    for (int i = 0; i < plan.measures().size(); i++) {
      columns.add(plan.measures().get(i), i);
    }
    for (Cell cell : set.cells()) {
      cells.put(new Place(cell.window(), cell.kind(), cell.bucket(), cell.key()), cell);
    }
  }

  /** Of a total whose length in weeks does not matter. */
  Formula.CellValues total(int window) {
    return total(window, () -> 1);
  }

  /** Of a group whose length in weeks does not matter. */
  Formula.CellValues group(int window, List<@Nullable String> key) {
    return group(window, key, () -> 1);
  }

  Formula.CellValues total(int window, DoubleSupplier weeks) {
    return values(new Place(window, Kind.TOTAL, null, List.of()), weeks);
  }

  Formula.CellValues bucket(int window, Instant bucket, DoubleSupplier weeks) {
    return values(new Place(window, Kind.SERIES, bucket, List.of()), weeks);
  }

  Formula.CellValues group(int window, List<@Nullable String> key, DoubleSupplier weeks) {
    return values(new Place(window, Kind.GROUP, null, key), weeks);
  }

  Formula.CellValues groupBucket(
      int window, List<@Nullable String> key, Instant bucket, DoubleSupplier weeks) {
    return values(new Place(window, Kind.GROUP_SERIES, bucket, key), weeks);
  }

  /** The keys of all groups of a window. */
  List<List<@Nullable String>> groups(int window) {
    return cells.keySet().stream()
        .filter(place -> place.window() == window && place.kind() == Kind.GROUP)
        .map(Place::key)
        .toList();
  }

  private Formula.CellValues values(Place place, DoubleSupplier weeks) {
    return new Values(columns, cells.get(place), weeks);
  }

  private record Place(
      int window, Kind kind, @Nullable Instant bucket, List<@Nullable String> key) {}

  private record Values(Columns columns, @Nullable Cell cell, DoubleSupplier length)
      implements Formula.CellValues {
    @Override
    public @Nullable Double of(Measure measure) {
      Integer column = columns.find(measure);
      if (column == null) {
        throw new IllegalArgumentException("the plan has no " + measure);
      }
      Double value = cell == null ? null : cell.values().get(column);
      return value == null && measure instanceof Measure.Count ? Double.valueOf(0) : value;
    }

    @Override
    public double weeks() {
      return length.getAsDouble();
    }
  }

  /**
   * Where the value of each measure stands. Formulas ask with the same few objects for each cell,
   * and to compare a measure is to compare whole conditions, so what was found is remembered.
   */
  private static final class Columns {
    private final Map<Measure, Integer> all = new HashMap<>();
    private final Map<Measure, Integer> found = new IdentityHashMap<>();

    void add(Measure measure, int column) {
      all.put(measure, column);
    }

    @Nullable Integer find(Measure measure) {
      Integer column = found.get(measure);
      if (column == null) {
        column = all.get(measure);
        if (column != null) {
          found.put(measure, column);
        }
      }
      return column;
    }
  }
}
