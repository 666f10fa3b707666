package io.aecos.analytics.server.reports;

import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.report.Findings;
import io.aecos.analytics.report.Findings.Finding;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.ReportQuestion;
import io.aecos.analytics.server.insight.InsightDesk;
import io.aecos.analytics.server.insight.InsightLink;
import io.aecos.analytics.sheet.Sheet;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is worth knowing in a report, in the scope of its asker, with addresses that lead to it. */
record ReportFindings(
    InsightDesk desk, MetricService metrics, MetricCatalog catalog, Supplier<String> address)
    implements Function<ReportQuestion, Findings> {

  @Override
  public Findings apply(ReportQuestion question) {
    ViewQuery view = question.view();
    InsightDesk.Told told = desk.within(view, question.sheets());
    Map<String, @Nullable String> asked = asked(view);
    List<Finding> findings =
        told.answer().insights().stream().map(one -> finding(one, question, asked)).toList();
    return new Findings(
        findings, told.hidden(), told.answer().judged(), told.answer().notJudged().size());
  }

  private Finding finding(
      Insight one, ReportQuestion question, Map<String, @Nullable String> asked) {
    Metric metric = one.metric() == null ? null : catalog.get(one.metric());
    List<Sheet> sheets = question.sheets();
    String tab =
        question.kind() == ReportKind.PAGE && sheets.size() == 1 ? sheets.get(0).name() : null;
    String sheet = InsightLink.sheet(one, metric, tab);
    return new Finding(
        one, sheet, address.get() + InsightLink.of(one, sheet, question.view(), asked));
  }

  private Map<String, @Nullable String> asked(ViewQuery view) {
    Window period = metrics.answer(view.with(List.of())).period();
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("from", LocalDate.ofInstant(period.from(), view.zone()).toString());
    asked.put("to", LocalDate.ofInstant(period.to().minusNanos(1), view.zone()).toString());
    asked.put("compare", view.comparison().name().toLowerCase(Locale.ROOT));
    asked.put("tz", view.zone().getId());
    return asked;
  }
}
