package io.aecos.analytics.query;

import java.util.List;
import java.util.Set;

/**
 * One metric of a view: {@code by} names the dimensions to group by, {@code series} asks for its
 * course over time, {@code groupSeries} for that of each group. At most {@code limit} groups come
 * back, those with the most events; the answer says when there were more. The view's filters on the
 * dimensions {@code without} do not narrow it.
 */
public record MetricQuery(
    String metric,
    List<String> by,
    boolean series,
    boolean groupSeries,
    int limit,
    Set<String> without) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 10_000;

  /** All groups, for what may leave none out; nobody can ask this from outside. */
  public static final int ALL = Integer.MAX_VALUE;

  public MetricQuery {
    by = List.copyOf(by);
    without = Set.copyOf(without);
  }

  /** Narrowed by all of the view's filters. */
  public MetricQuery(
      String metric, List<String> by, boolean series, boolean groupSeries, int limit) {
    this(metric, by, series, groupSeries, limit, Set.of());
  }

  /** The metric's total and its course over time. */
  public static MetricQuery of(String metric) {
    return new MetricQuery(metric, List.of(), true, false, DEFAULT_LIMIT);
  }

  public MetricQuery by(String... dimensions) {
    return new MetricQuery(metric, List.of(dimensions), series, groupSeries, limit, without);
  }

  public MetricQuery withSeries(boolean wanted) {
    return new MetricQuery(metric, by, wanted, groupSeries, limit, without);
  }

  public MetricQuery withGroupSeries(boolean wanted) {
    return new MetricQuery(metric, by, series, wanted, limit, without);
  }

  public MetricQuery withLimit(int groups) {
    return new MetricQuery(metric, by, series, groupSeries, groups, without);
  }

  /** As this one, not narrowed by the view's filters on {@code dimensions}. */
  public MetricQuery withoutFilters(Set<String> dimensions) {
    return new MetricQuery(metric, by, series, groupSeries, limit, dimensions);
  }
}
