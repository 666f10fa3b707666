package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What metrics may come to, and what their changes are made of. */
@RestController
@RequestMapping("/api")
public final class ForecastEndpoint {
  private static final int STEPS = 13;

  private final InsightService insights;
  private final ViewParameters parameters;

  public ForecastEndpoint(InsightService insights, ViewParameters parameters) {
    this.insights = insights;
    this.parameters = parameters;
  }

  /** From all of time where no period is named: the longer the history, the better. */
  @GetMapping("/forecasts/{metric}")
  @Requires(Permission.READ_METRICS)
  public ForecastJson forecast(
      Viewer viewer,
      @PathVariable String metric,
      @RequestParam MultiValueMap<String, String> query) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
    if (!query.containsKey("period") && !query.containsKey("from") && !query.containsKey("to")) {
      asked.set("period", "all");
    }
    return ForecastJson.of(
        insights.forecast(
            parameters.read(viewer, asked, Set.of("horizon")),
            metric,
            ViewParameters.number(query, "horizon", STEPS, InsightService.MAX_STEPS)));
  }

  /** Against the period before where nothing else is asked for. */
  @GetMapping("/changes/{metric}")
  @Requires(Permission.READ_METRICS)
  public ChangesJson changes(
      Viewer viewer,
      @PathVariable String metric,
      @RequestParam MultiValueMap<String, String> query) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
    if (!query.containsKey("compare") && !query.containsKey("against")) {
      asked.set("compare", "previous");
    }
    return ChangesJson.of(
        insights.changes(
            parameters.read(viewer, asked, Set.of("by")), metric, parameters.by(query.get("by"))));
  }
}
