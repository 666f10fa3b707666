package io.aecos.analytics.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one view asks, by one viewer: many metrics over a common period, comparison,
 * grain, time zone and filters. {@code grain} is null for automatic; {@code filters} maps dimension
 * names to the accepted values ({@code ""} stands for "does not say"). {@code beside} names metrics
 * that are asked apart but stand on the same view: "all time" spans their events, too. {@code
 * against} is a period to compare with instead of what {@code comparison} says.
 */
public record ViewQuery(
    Viewer viewer,
    Period period,
    Comparison comparison,
    @Nullable Grain grain,
    ZoneId zone,
    Map<String, Set<String>> filters,
    List<MetricQuery> queries,
    Set<String> beside,
    @Nullable Period against) {

  public ViewQuery {
    Map<String, Set<String>> copy = new TreeMap<>();
    filters.forEach((name, values) -> copy.put(name, Set.copyOf(values)));
    filters = java.util.Collections.unmodifiableMap(copy);
    queries = List.copyOf(queries);
    beside = Set.copyOf(beside);
  }

  /** A view on which nothing else stands. */
  public ViewQuery(
      Viewer viewer,
      Period period,
      Comparison comparison,
      @Nullable Grain grain,
      ZoneId zone,
      Map<String, Set<String>> filters,
      List<MetricQuery> queries) {
    this(viewer, period, comparison, grain, zone, filters, queries, Set.of(), null);
  }

  /** The same view, asked by somebody else. */
  public ViewQuery as(Viewer other) {
    return new ViewQuery(other, period, comparison, grain, zone, filters, queries, beside, against);
  }

  public ViewQuery with(List<MetricQuery> others) {
    return new ViewQuery(viewer, period, comparison, grain, zone, filters, others, beside, against);
  }

  /** This view, compared with {@code other} instead of an earlier time; null changes nothing. */
  public ViewQuery against(@Nullable Period other) {
    return new ViewQuery(viewer, period, comparison, grain, zone, filters, queries, beside, other);
  }
}
