package io.aecos.analytics.bench;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one request that the dashboard's first view makes: its cards, charts and panels. */
final class OverviewRequest {
  private static final List<String> CARDS =
      List.of(
          "elements_generated",
          "time_saved_hours",
          "cost_avoidance",
          "template_reuse_rate",
          "compliance_pass_rate",
          "parse_confidence",
          "generation_latency_p95",
          "approval_rate",
          "active_users",
          "engagement");
  private static final List<String> FLOW =
      List.of(
          "parses",
          "validations",
          "compliance_checks",
          "reviews_requested",
          "reviews_approved",
          "compliance_violations",
          "comments",
          "tasks_completed",
          "review_turnaround_hours",
          "security_findings",
          "template_reuses",
          "estimated_cost",
          "validation_pass_rate");
  private static final List<String> BARS = List.of("project", "elementType");

  private OverviewRequest() {}

  /** The body for a period; {@code filter} is a JSON object of filters. */
  static String body(String period, String filter) {
    String queries =
        CARDS.stream()
            .map(metric -> "{\"metric\":\"" + metric + "\",\"series\":true}")
            .collect(Collectors.joining(","));
    String flow =
        FLOW.stream()
            .map(metric -> ",{\"metric\":\"" + metric + "\"}")
            .collect(Collectors.joining());
    String bars =
        BARS.stream()
            .map(by -> ",{\"metric\":\"elements_generated\",\"by\":[\"" + by + "\"],\"limit\":12}")
            .collect(Collectors.joining());
    return """
        {"period":"%s","compare":"previous","grain":"auto","filters":%s,"queries":[%s%s%s],"sql":false}"""
        .formatted(period, filter, queries, flow, bars);
  }

  /** The same as {@link #body} asks, unfiltered, as the local administrator. */
  static ViewQuery view(String period) {
    List<MetricQuery> queries = new ArrayList<>();
    CARDS.forEach(metric -> queries.add(MetricQuery.of(metric)));
    FLOW.forEach(metric -> queries.add(MetricQuery.of(metric).withSeries(false)));
    for (String by : BARS) {
      queries.add(MetricQuery.of("elements_generated").withSeries(false).by(by).withLimit(12));
    }
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse(period, null, null, DemoFirm.ZONE),
        Comparison.PREVIOUS,
        null,
        DemoFirm.ZONE,
        Map.of(),
        queries);
  }
}
