package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.odata.Applied.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Groups rows that are no events, as they come; what an engine can group never comes here. */
final class Grouping {
  /** So many groups and no more: whoever wants them all wants the rows. */
  static final int MOST = 100_000;

  private final Applied asked;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<List<@Nullable Object>, List<Sum>> groups = new LinkedHashMap<>();

  Grouping(Applied asked, List<FeedColumn> columns) {
    this.asked = asked;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
    if (asked.by().isEmpty()) {
      groups.put(List.of(), sums());
    }
  }

  /** Takes a row with a cell for each column, if it satisfies what comes before the grouping. */
  void take(@Nullable Object[] row) {
    for (Expression filter : asked.before()) {
      if (!RowFilter.holds(filter, name -> row[place(name)])) {
        return;
      }
    }
    List<@Nullable Object> key = new ArrayList<>();
    asked.by().forEach(column -> key.add(row[place(column.name())]));
    List<Sum> sums = groups.computeIfAbsent(key, unused -> sums());
    if (groups.size() > MOST) {
      throw tooMany();
    }
    for (int i = 0; i < sums.size(); i++) {
      FeedColumn of = asked.totals().get(i).of();
      sums.get(i).add(of == null ? null : row[place(of.name())]);
    }
  }

  /** The groups in the columns of the answer. */
  List<@Nullable Object[]> rows() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    groups.forEach(
        (key, sums) -> {
          List<@Nullable Object> cells = new ArrayList<>(key);
          sums.forEach(sum -> cells.add(sum.result()));
          rows.add(cells.toArray(new @Nullable Object[0]));
        });
    return rows;
  }

  private List<Sum> sums() {
    return asked.totals().stream().map(Sum::new).toList();
  }

  private int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw Expressions.unsupported(column);
    }
    return place;
  }

  static AnalyticsException tooMany() {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        "$apply",
        "these are more than 100,000 groups; narrow the rows with filter(…) before groupby, or"
            + " group by fewer properties",
        List.of());
  }

  /** One aggregate of one group. */
  private static final class Sum {
    private final Total total;
    private final Set<Object> distinct = new HashSet<>();
    private long rows;
    private long told;
    private double sum;
    private long whole;
    private @Nullable Object picked;

    Sum(Total total) {
      this.total = total;
    }

    void add(@Nullable Object cell) {
      rows++;
      if (cell == null) {
        return;
      }
      told++;
      switch (total.method()) {
        case SUM, AVERAGE -> {
          sum += ((Number) cell).doubleValue();
          whole += cell instanceof Long number ? number : 0;
        }
        case MIN -> picked = picked == null || RowFilter.order(cell, picked) < 0 ? cell : picked;
        case MAX -> picked = picked == null || RowFilter.order(cell, picked) > 0 ? cell : picked;
        case DISTINCT -> distinct.add(cell);
        case ROWS -> {}
      }
    }

    @Nullable Object result() {
      return switch (total.method()) {
        case ROWS -> rows;
        case DISTINCT -> (long) distinct.size();
        case MIN, MAX -> picked;
        case SUM ->
            told == 0 ? null : total.as().kind() == FeedColumn.Kind.WHOLE ? (Object) whole : sum;
        case AVERAGE -> told == 0 ? null : (Object) (sum / told);
      };
    }
  }
}
