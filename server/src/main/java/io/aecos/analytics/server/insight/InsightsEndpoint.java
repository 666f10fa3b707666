package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.InsightsAnswer;
import io.aecos.analytics.insight.Wording;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.registry.NotUseful;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.insight.InsightsJson.AlsoUnusualJson;
import io.aecos.analytics.server.insight.InsightsJson.InsightFeedback;
import io.aecos.analytics.server.insight.InsightsJson.InsightFeedbackKept;
import io.aecos.analytics.server.insight.InsightsJson.InsightJson;
import io.aecos.analytics.server.insight.InsightsJson.NotJudgedJson;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.sheet.SheetQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is worth knowing, and what the viewer thinks of it. */
@RestController
@RequestMapping("/api")
public final class InsightsEndpoint {
  private static final int LONGEST = 500;
  private static final int DIGITS = 3;

  private final InsightDesk desk;
  private final InsightService insights;
  private final ViewParameters parameters;
  private final MetricCatalog catalog;
  private final Clock clock;

  public InsightsEndpoint(
      InsightDesk desk,
      InsightService insights,
      ViewParameters parameters,
      MetricCatalog catalog,
      Clock clock) {
    this.desk = desk;
    this.insights = insights;
    this.parameters = parameters;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** Of the last twelve months against those before, where nothing else is asked for. */
  @GetMapping("/insights")
  @Requires(Permission.READ_METRICS)
  public InsightsJson insights(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
    if (!query.containsKey("period") && !query.containsKey("from") && !query.containsKey("to")) {
      asked.set("period", SheetQueries.PERIOD);
    }
    if (!query.containsKey("compare") && !query.containsKey("against")) {
      asked.set("compare", "previous");
    }
    String tab = ViewParameters.single(query, "tab");
    ViewQuery view = parameters.read(viewer, asked, Set.of("tab"));
    InsightDesk.Told told = desk.told(view, tab);
    InsightsAnswer answer = told.answer();
    return new InsightsJson(
        tab,
        answer.insights().stream().map(one -> json(one, tab, view, query)).toList(),
        told.hidden(),
        answer.judged(),
        answer.notJudged().stream()
            .map(one -> new NotJudgedJson(one.metric(), one.title(), one.text()))
            .toList(),
        answer.watermark());
  }

  private InsightJson json(
      Insight one, @Nullable String tab, ViewQuery view, MultiValueMap<String, String> query) {
    Metric metric = one.metric() == null ? null : catalog.get(one.metric());
    String sheet = InsightLink.sheet(one, metric, tab);
    return new InsightJson(
        one.id(),
        one.kind().word(),
        sheet,
        one.metric(),
        metric == null ? Wording.ENGLISH.say(one.kind().title()) : metric.title(),
        Wording.ENGLISH.say(one.text()),
        Wording.ENGLISH.say(one.consequence()),
        Wording.ENGLISH.say(one.confidence()),
        Wording.ENGLISH.say(one.period()),
        BigDecimal.valueOf(one.rank()).setScale(DIGITS, RoundingMode.HALF_UP),
        InsightLink.of(one, sheet, view, asked(query)),
        one.delivery() == null ? null : one.delivery().from() + ".." + one.delivery().to(),
        one.also().stream().map(other -> also(other, tab, view, query)).toList());
  }

  private AlsoUnusualJson also(
      Insight one, @Nullable String tab, ViewQuery view, MultiValueMap<String, String> query) {
    InsightJson whole = json(one, tab, view, query);
    return new AlsoUnusualJson(
        whole.id(), whole.kind(), whole.metric(), whole.title(), whole.text(), whole.link());
  }

  private static Map<String, @Nullable String> asked(MultiValueMap<String, String> query) {
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    for (String name : List.of("period", "from", "to", "compare", "grain", "tz")) {
      asked.put(name, ViewParameters.single(query, name));
    }
    return asked;
  }

  /** Hides an insight from the viewer, or shows it again. */
  @PostMapping("/insights/feedback")
  @Unaudited(because = "what one does not want to hear, which nobody else sees")
  @Requires(Permission.SAVE_VIEWS)
  public InsightFeedbackKept feedback(Viewer viewer, @RequestBody InsightFeedback said) {
    String id = said.id();
    if (id == null || id.isBlank() || id.length() > LONGEST) {
      throw wrong("id", "is the id of an insight", List.of());
    }
    List<String> kinds = Arrays.stream(Insight.Kind.values()).map(Insight.Kind::word).toList();
    String kind = said.kind();
    if (kind == null || !kinds.contains(kind)) {
      throw wrong("kind", kind == null ? "is missing" : "cannot be '" + kind + "'", kinds);
    }
    boolean useful = Boolean.TRUE.equals(said.useful());
    desk.mark(viewer, new NotUseful(id, kind, clock.instant()), useful);
    return new InsightFeedbackKept(id, useful);
  }

  /** What was unusual in a metric, and how often each detector would have spoken up. */
  @GetMapping("/anomalies/{metric}")
  @Requires(Permission.READ_METRICS)
  public AnomaliesJson anomalies(
      Viewer viewer,
      @PathVariable String metric,
      @RequestParam MultiValueMap<String, String> query) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
    if (!query.containsKey("period") && !query.containsKey("from") && !query.containsKey("to")) {
      asked.set("period", "all");
    }
    return AnomaliesJson.of(insights.anomalies(parameters.read(viewer, asked, Set.of()), metric));
  }

  private static AnalyticsException wrong(String field, String what, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, what, allowed);
  }
}
