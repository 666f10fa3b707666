package io.aecos.analytics.server.metrics;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.query.MetricQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one view asks, as the body of one request. Where {@code sql} is false, answers
 * come without their statements, which are most of what is sent.
 */
public record ViewRequest(
    @Nullable String period,
    @Nullable String from,
    @Nullable String to,
    @Nullable String compare,
    @Nullable String against,
    @Nullable String grain,
    @Nullable String tz,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, Set<@Nullable String>> filters,
    @Nullable List<QueryJson> queries,
    @Nullable Boolean sql) {
  static final int MAX_QUERIES = 200;

  /**
   * One metric of the view. The view's filters on the dimensions in {@code without} do not narrow
   * it, so that a chart can show what may be chosen beside what was.
   */
  public record QueryJson(
      @Nullable String metric,
      @Nullable List<String> by,
      @Nullable Boolean series,
      @Nullable Boolean groupSeries,
      @Nullable Integer limit,
      @Nullable Set<String> without) {

    MetricQuery query(int index, Dimensions dimensions) {
      if (metric == null) {
        throw invalid("queries[" + index + "].metric", "is missing");
      }
      int groups = limit == null ? MetricQuery.DEFAULT_LIMIT : limit;
      if (groups < 1 || groups > MetricQuery.MAX_LIMIT) {
        throw invalid("queries[" + index + "].limit", "must be 1 … " + MetricQuery.MAX_LIMIT);
      }
      Set<String> ignored = Objects.requireNonNullElse(without, Set.of());
      ignored.forEach(name -> dimensions.get(name, "queries[" + index + "].without"));
      return new MetricQuery(
          metric,
          by == null ? List.of() : by,
          series == null || series,
          groupSeries != null && groupSeries,
          groups,
          ignored);
    }
  }

  /** The filters; null and "" both ask for what the events do not say. */
  Map<String, Set<String>> filterValues() {
    Map<String, Set<String>> values = new TreeMap<>();
    if (filters != null) {
      filters.forEach((name, given) -> values.put(name, values(name, given)));
    }
    return values;
  }

  private static Set<String> values(String name, @Nullable Set<@Nullable String> given) {
    if (given == null) {
      throw invalid("filters." + name, "must be a list of values");
    }
    return given.stream()
        .map(value -> value == null ? Condition.NONE : value)
        .collect(Collectors.toSet());
  }

  /** Whether answers tell their statements. */
  boolean withStatements() {
    return sql == null || sql;
  }

  ViewParameters.Common common() {
    return new ViewParameters.Common(period, from, to, compare, against, grain, tz);
  }

  static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_QUERY, field, message, List.of());
  }
}
