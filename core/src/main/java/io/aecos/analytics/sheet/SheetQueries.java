package io.aecos.analytics.sheet;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.MetricQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the dashboard asks as a sheet is opened, in its order: the cards, then what stands above and
 * below them. What is folded is asked for when it is opened.
 */
public final class SheetQueries {
  /** The period that they are asked for, until somebody chooses another. */
  public static final String PERIOD = "1y";

  private static final int BARS = 12;
  private static final int CELLS = 400;

  private SheetQueries() {}

  /** One query for each metric and grouping. */
  public static List<MetricQuery> of(Sheet sheet, MetricCatalog catalog) {
    Map<List<String>, MetricQuery> queries = new LinkedHashMap<>();
    sheet.metrics(catalog).stream()
        .map(Metric::name)
        .filter(metric -> hasCard(metric, sheet.cards()))
        .forEach(metric -> add(MetricQuery.of(metric), queries));
    sheet.content().lead().forEach(panel -> add(panel, queries));
    sheet.content().panels().forEach(panel -> add(panel, queries));
    return List.copyOf(queries.values());
  }

  /** What a sheet names has a card, also where it keeps others of its kind without one. */
  private static boolean hasCard(String metric, Sheet.Cards cards) {
    return cards.shown().contains(metric) || !cards.uncarded().contains(metric);
  }

  private static void add(Panel panel, Map<List<String>, MetricQuery> queries) {
    for (String metric : panel.metrics()) {
      MetricQuery alone = MetricQuery.of(metric);
      switch (panel.kind()) {
        case TREND, HEADLINE, CHANGES, STATIONS -> add(alone, queries);
        case BARS -> add(cut(alone, rows(panel), BARS), queries);
        case HEATMAP -> add(cut(alone, cells(panel), CELLS), queries);
        case STACK ->
            add(cut(alone, rows(panel), BARS).withSeries(true).withGroupSeries(true), queries);
        case WORST -> add(cut(alone, rows(panel), CELLS), queries);
        case BREAKDOWN -> {
          add(cut(alone, panel.cut().by().subList(0, 1), BARS), queries);
          return;
        }
        default -> {
          return;
        }
      }
    }
  }

  private static MetricQuery cut(MetricQuery query, List<String> by, int limit) {
    return query.by(by.toArray(String[]::new)).withSeries(false).withLimit(limit);
  }

  /** The dimensions of bars and of the rows of a heat map, the outer one last. */
  private static List<String> rows(Panel panel) {
    List<String> by = new ArrayList<>(panel.cut().by());
    String within = panel.cut().within();
    if (within != null) {
      by.add(within);
    }
    return by;
  }

  private static List<String> cells(Panel panel) {
    List<String> by = rows(panel);
    String columns = panel.cut().columns();
    if (columns != null) {
      by.add(columns);
    }
    return by;
  }

  private static void add(MetricQuery query, Map<List<String>, MetricQuery> queries) {
    List<String> key = new ArrayList<>(List.of(query.metric()));
    key.addAll(query.by());
    queries.merge(key, query, (known, same) -> known.withSeries(known.series() || same.series()));
  }
}
