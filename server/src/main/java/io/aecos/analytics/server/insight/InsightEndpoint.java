package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.events.EventsJson;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions that no single number answers, each with the rows behind its figures. */
@RestController
@RequestMapping("/api")
public final class InsightEndpoint {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1_000;
  private static final int BUCKETS = 30;
  private static final int POINTS = 2_000;
  private static final int MAX_POINTS = 10_000;
  private static final int PEOPLE = 400;
  private static final int MATTERS = 10;

  private final InsightService insights;
  private final ViewParameters parameters;

  public InsightEndpoint(InsightService insights, ViewParameters parameters) {
    this.insights = insights;
    this.parameters = parameters;
  }

  @GetMapping("/flow")
  @Requires(Permission.READ_METRICS)
  public FlowJson flow(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return FlowJson.of(insights.flow(parameters.read(viewer, query, Set.of())));
  }

  @GetMapping("/flow/elements")
  @Requires(Permission.READ_METRICS)
  public ElementsJson flowElements(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return ElementsJson.of(
        insights.flowElements(
            parameters.read(viewer, query, Set.of("link", "limit", "cursor")),
            InsightParameters.link(InsightParameters.required(query, "link")),
            ViewParameters.number(query, "limit", PAGE, MAX_PAGE),
            ViewParameters.single(query, "cursor")));
  }

  @GetMapping("/distribution")
  @Requires(Permission.READ_METRICS)
  public SpreadJson distribution(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return SpreadJson.of(
        insights.distribution(
            parameters.read(viewer, query, Set.of("metric", "buckets")),
            InsightParameters.required(query, "metric"),
            ViewParameters.number(query, "buckets", BUCKETS, InsightService.MAX_BUCKETS)));
  }

  @GetMapping("/distribution/events")
  @Audited("drill-through")
  @Requires(Permission.READ_METRICS)
  public EventsJson distributionEvents(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    Set<String> further = Set.of("metric", "atLeast", "below", "limit", "cursor");
    return EventsJson.of(
        insights.eventsWithin(
            parameters.read(viewer, query, further),
            InsightParameters.required(query, "metric"),
            InsightParameters.range(query),
            ViewParameters.number(query, "limit", PAGE, MAX_PAGE),
            ViewParameters.single(query, "cursor")));
  }

  @GetMapping("/pairs")
  @Requires(Permission.READ_METRICS)
  public PairsJson pairs(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return PairsJson.of(
        insights.pairs(
            parameters.read(viewer, query, Set.of("metric", "level", "limit")),
            InsightParameters.required(query, "metric"),
            InsightParameters.level(query),
            ViewParameters.number(query, "limit", POINTS, MAX_POINTS)));
  }

  @GetMapping("/together")
  @Requires(Permission.READ_METRICS)
  public TogetherJson together(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return TogetherJson.of(
        insights.together(
            parameters.read(viewer, query, Set.of("limit")),
            ViewParameters.number(query, "limit", PEOPLE, MAX_POINTS)));
  }

  @GetMapping("/together/elements")
  @Audited("drill-through")
  @Requires(Permission.READ_METRICS)
  public ElementsJson togetherElements(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    Set<String> further = Set.of("author", "participant", "limit", "cursor");
    return ElementsJson.of(
        insights.togetherElements(
            parameters.read(viewer, query, further),
            InsightParameters.required(query, "author"),
            InsightParameters.required(query, "participant"),
            ViewParameters.number(query, "limit", PAGE, MAX_PAGE),
            ViewParameters.single(query, "cursor")));
  }

  @GetMapping("/attention")
  @Requires(Permission.READ_METRICS)
  public AttentionJson attention(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return AttentionJson.of(
        insights.attention(
            parameters.read(viewer, query, Set.of("of", "limit")),
            InsightParameters.matter(query),
            ViewParameters.number(query, "limit", MATTERS, MAX_PAGE)));
  }

  @GetMapping("/annotations")
  @Requires(Permission.READ_METRICS)
  public AnnotationsJson annotations(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return AnnotationsJson.of(
        insights.annotations(
            parameters.read(viewer, query, Set.of("kind")), InsightParameters.kinds(query)));
  }
}
