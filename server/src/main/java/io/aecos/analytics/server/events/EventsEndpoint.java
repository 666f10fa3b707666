package io.aecos.analytics.server.events;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows behind a number, and the values that they can be filtered by. */
@RestController
public final class EventsEndpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final Set<String> PAGE = Set.of("metric", "limit", "cursor");

  private final MetricService metrics;
  private final Dimensions dimensions;
  private final ViewParameters parameters;

  public EventsEndpoint(MetricService metrics, Dimensions dimensions, ViewParameters parameters) {
    this.metrics = metrics;
    this.dimensions = dimensions;
    this.parameters = parameters;
  }

  /** A dimension's values with the number of events that carry each. */
  public record ValuesJson(String name, List<ValueJson> values) {}

  /** One value of a dimension; null stands for the events that do not say it. */
  public record ValueJson(@Nullable String value, long events) {}

  @GetMapping("/api/events")
  @Audited("drill-through")
  @Requires(Permission.READ_METRICS)
  public EventsJson events(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewQuery view = parameters.read(viewer, query, PAGE);
    int limit = ViewParameters.number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT);
    String cursor = ViewParameters.single(query, "cursor");
    return EventsJson.of(page(ViewParameters.single(query, "metric"), view, limit, cursor));
  }

  @GetMapping("/api/dimensions/{name}")
  @Requires(Permission.READ_METRICS)
  public ValuesJson values(
      Viewer viewer, @PathVariable String name, @RequestParam MultiValueMap<String, String> query) {
    if (dimensions.find(name).isEmpty()) {
      throw AnalyticsException.invalid(
          ErrorCode.NOT_FOUND,
          "name",
          "there is no dimension '" + name + "'",
          List.copyOf(dimensions.all().keySet()));
    }
    ViewQuery view = parameters.read(viewer, query, Set.of());
    return new ValuesJson(
        name,
        metrics.values(name, view).stream()
            .map(value -> new ValueJson(value.value(), value.events()))
            .toList());
  }

  private EventPage page(
      @Nullable String metric, ViewQuery view, int limit, @Nullable String cursor) {
    return metric == null
        ? metrics.events(view, limit, cursor)
        : metrics.eventsBehind(metric, view, limit, cursor);
  }
}
