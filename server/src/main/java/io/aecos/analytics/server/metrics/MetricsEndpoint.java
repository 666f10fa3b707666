package io.aecos.analytics.server.metrics;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricTests;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.problem.Problems;
import io.aecos.analytics.sheet.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of metrics, and their answers. */
@RestController
@RequestMapping("/api/metrics")
public final class MetricsEndpoint {
  private static final Set<String> ONE_METRIC = Set.of("by", "series", "groupSeries", "limit");

  private final MetricCatalog catalog;
  private final Sheets sheets;
  private final MetricService metrics;
  private final Dimensions dimensions;
  private final ViewParameters parameters;
  private final Problems problems;

  public MetricsEndpoint(
      MetricCatalog catalog,
      Sheets sheets,
      MetricService metrics,
      Dimensions dimensions,
      ViewParameters parameters,
      Problems problems) {
    this.catalog = catalog;
    this.sheets = sheets;
    this.metrics = metrics;
    this.dimensions = dimensions;
    this.parameters = parameters;
    this.problems = problems;
  }

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public CatalogJson catalog(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return CatalogJson.of(catalog.metrics(), sheets.common(), dimensions);
  }

  @GetMapping("/{name}")
  @Requires(Permission.READ_METRICS)
  public AnswerJson metric(
      Viewer viewer, @PathVariable String name, @RequestParam MultiValueMap<String, String> query) {
    catalog.get(name);
    ViewQuery view = parameters.read(viewer, query, ONE_METRIC);
    MetricQuery one = parameters.metricQuery(name, query);
    ViewAnswer.Result result = metrics.answer(view.with(List.of(one))).results().get(0);
    if (result instanceof ViewAnswer.Failed failed) {
      throw failed.problem();
    }
    return AnswerJson.of(((ViewAnswer.Answered) result).answer(), true);
  }

  /** Runs the value tests that the metrics carry. */
  @PostMapping("/test")
  @Unaudited(because = "runs the catalogue's own examples and changes nothing")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public TestsJson test() {
    return TestsJson.of(MetricTests.run(catalog));
  }

  @PostMapping("/query")
  @Unaudited(because = "asks for figures within the viewer's scope and changes nothing")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public ViewJson view(Viewer viewer, @RequestBody ViewRequest request) {
    List<ViewRequest.QueryJson> asked = request.queries() == null ? List.of() : request.queries();
    if (asked.isEmpty() || asked.size() > ViewRequest.MAX_QUERIES) {
      throw ViewRequest.invalid("queries", "must hold 1 … " + ViewRequest.MAX_QUERIES + " queries");
    }
    ViewQuery view = parameters.view(viewer, request.common(), request.filterValues());
    List<MetricQuery> queries = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      queries.add(asked.get(i).query(i, dimensions));
    }
    return ViewJson.of(metrics.answer(view.with(queries)), request.withStatements(), problems);
  }
}
