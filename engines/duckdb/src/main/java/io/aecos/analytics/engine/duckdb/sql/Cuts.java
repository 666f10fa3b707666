package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a plan cuts the data: the columns to group by and the sets of them that make its cells. */
final class Cuts {
  private final boolean series;
  private final boolean groupSeries;
  private final List<String> groups;

  Cuts(Plan plan) {
    series = plan.grain() != null;
    groups = IntStream.range(0, plan.by().size()).mapToObj(i -> "g" + i).toList();
    groupSeries = series && !groups.isEmpty() && plan.groupSeries();
  }

  /** The columns by name: {@code w}, {@code bucket} where there is a grain, {@code g0} …. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    columns.add("w");
    if (series) {
      columns.add("bucket");
    }
    columns.addAll(groups);
    return columns;
  }

  /** The columns of each cell, its kind among them, as they are selected. */
  String selected() {
    List<String> selected = new ArrayList<>(columns());
    selected.add(1, cellKind() + " AS cell");
    return String.join(", ", selected);
  }

  /** The columns of each cell of an inner statement that has selected them already. */
  String repeated() {
    List<String> repeated = new ArrayList<>(columns());
    repeated.add(1, "cell");
    return String.join(", ", repeated);
  }

  private String cellKind() {
    String total = String.valueOf(Kind.TOTAL.ordinal());
    if (!series && groups.isEmpty()) {
      return total;
    }
    String bySeries = series ? "(1 - grouping(bucket)) * " + Kind.SERIES.ordinal() : "0";
    String byGroup = groups.isEmpty() ? "0" : "(1 - grouping(g0)) * " + Kind.GROUP.ordinal();
    return "(" + bySeries + " + " + byGroup + ")";
  }

  /** The grouping sets; {@code more} columns are added to each. */
  String sets(String... more) {
    List<List<String>> sets = new ArrayList<>();
    sets.add(List.of());
    if (series) {
      sets.add(List.of("bucket"));
    }
    if (!groups.isEmpty()) {
      sets.add(groups);
    }
    if (groupSeries) {
      sets.add(IntStream.range(1, columns().size()).mapToObj(columns()::get).toList());
    }
    return sets.stream()
        .map(set -> set(set, more))
        .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
  }

  private static String set(List<String> columns, String... more) {
    List<String> all = new ArrayList<>(List.of("w"));
    all.addAll(columns);
    all.addAll(List.of(more));
    return "(" + String.join(", ", all) + ")";
  }
}
