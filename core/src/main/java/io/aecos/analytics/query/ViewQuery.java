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
 * names to the accepted values ({@code "(none)"} stands for absent).
 */
public record ViewQuery(
    Viewer viewer,
    Period period,
    Comparison comparison,
    @Nullable Grain grain,
    ZoneId zone,
    Map<String, Set<String>> filters,
    List<MetricQuery> queries) {

  public ViewQuery {
    Map<String, Set<String>> copy = new TreeMap<>();
    filters.forEach((name, values) -> copy.put(name, Set.copyOf(values)));
    filters = java.util.Collections.unmodifiableMap(copy);
    queries = List.copyOf(queries);
  }

  public ViewQuery with(List<MetricQuery> others) {
    return new ViewQuery(viewer, period, comparison, grain, zone, filters, others);
  }
}
