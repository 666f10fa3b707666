package io.aecos.analytics.report;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.InsightsAnswer;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.CalendarUnit;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.roi.ToolCosts;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.Sheets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A practice whose events lie in memory, and reports of it. */
public final class Practice {
  public static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  public static final ZoneId ZONE = DemoFirm.ZONE;
  public static final Firm FIRM = Firm.named("Hartmann & Osei Architects");
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  public static final Sheets SHEETS = Sheets.shipped(METRICS, new Dimensions(EVENTS));

  private final MemoryProjection projection = new MemoryProjection();

  private Practice(Stream<Event> events) {
    List<LedgerRow> rows = new ArrayList<>();
    events.forEach(event -> rows.add(new LedgerRow(rows.size() + 1, NOW, event)));
    projection.apply(rows);
  }

  /** A firm of some thousand events. */
  public static Practice demo() {
    return new Practice(DemoFirm.until(NOW).sized(8_000).stream());
  }

  public static Practice of(Event... events) {
    return new Practice(Stream.of(events));
  }

  /** The report of October. */
  public Report monthly() {
    return monthly(Map.of());
  }

  public Report monthly(Map<String, Set<String>> filters) {
    return make(ReportKind.MONTHLY, SHEETS.common(), filters);
  }

  public Report make(ReportKind kind, List<Sheet> sheets, Map<String, Set<String>> filters) {
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(),
            new Period.Whole(CalendarUnit.MONTH, 1),
            Comparison.PREVIOUS,
            null,
            ZONE,
            filters,
            List.of());
    return maker()
        .make(
            new ReportQuestion(kind, view, sheets, null),
            new ReportMaker.Imprint(FIRM, "the whole firm", "0.1.0", NOW),
            projection.watermark().seq());
  }

  /** The page for partners, of the last 24 weeks. */
  public Report roi(Texts texts) {
    return roi(texts, Baselines.aecos());
  }

  /** The same by other baselines. */
  public Report roi(Texts texts, Baselines baselines) {
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(),
            new Period.Between(NOW.minus(Duration.ofDays(168)), NOW),
            Comparison.NONE,
            null,
            ZONE,
            Map.of(),
            List.of());
    ToolCosts costs = new ToolCosts(900, 200, 20, 85, 5_000, null);
    return maker()
        .make(
            new ReportQuestion(ReportKind.ROI, view, List.of(), null),
            new ReportMaker.Imprint(FIRM, "the whole firm", "0.1.0", NOW),
            RoiBrief.of(
                new ReturnOnInvestment(parts(baselines), costs).answer(view),
                texts,
                new Formats(texts, ZONE),
                more -> "http://127.0.0.1:8787/overview?" + more,
                projection.watermark().seq()),
            new ProjectionMetricService(parts()).answer(view));
  }

  private Findings findings(ReportQuestion question) {
    List<String> names =
        question.sheets().stream()
            .flatMap(sheet -> sheet.metrics(METRICS).stream())
            .map(Metric::name)
            .distinct()
            .toList();
    InsightsAnswer answer = new ProjectionInsights(parts()).insightsWithin(question.view(), names);
    return new Findings(
        answer.insights().stream()
            .map(
                one ->
                    new Findings.Finding(
                        one, "overview", "http://127.0.0.1:8787/overview?chart=" + one.metric()))
            .toList(),
        2,
        answer.judged(),
        answer.notJudged().size());
  }

  private ProjectionMetricService.Parts parts() {
    return parts(Baselines.aecos());
  }

  private ProjectionMetricService.Parts parts(Baselines baselines) {
    return new ProjectionMetricService.Parts(
        projection, EVENTS, METRICS, baselines, () -> SourceFacts.NOTHING, Clock.fixed(NOW, ZONE));
  }

  private ReportMaker maker() {
    ProjectionMetricService metrics = new ProjectionMetricService(parts());
    return new ReportMaker(
        METRICS,
        SHEETS,
        metrics,
        new ReportMaker.Besides(
            this::findings,
            (view, matter) ->
                new ProjectionInsights(parts()).attention(view, matter, MetricQuery.ALL),
            viewer ->
                new Quality(
                    null, List.of(), List.of(), List.of(), new TrailHead(17, "ab12".repeat(16)))));
  }
}
