package io.aecos.analytics.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The product's figures of a log's projects and days, asked span by span for all its metrics. */
final class Figures {
  private final MetricService metrics;
  private final Viewer viewer;
  private final ZoneId zone;
  private final Map<Span, Set<String>> wanted = new LinkedHashMap<>();
  private final Map<Span, Map<String, MetricAnswer>> known = new HashMap<>();

  /** A project's days from {@code from} to {@code to}, both included. */
  record Span(String project, LocalDate from, LocalDate to) {
    static Span of(LogRow row) {
      return new Span(row.project(), row.from(), row.to());
    }

    Span moved(long first, long last) {
      return new Span(project, from.plusDays(first), to.plusDays(last));
    }
  }

  Figures(MetricService metrics, Viewer viewer, ProjectLog log) {
    this.metrics = metrics;
    this.viewer = viewer;
    this.zone = log.zone();
    log.rows()
        .forEach(
            row ->
                wanted
                    .computeIfAbsent(Span.of(row), span -> new LinkedHashSet<>())
                    .add(row.metric().name()));
  }

  ZoneId zone() {
    return zone;
  }

  /** The answer to what a row logs. */
  MetricAnswer of(LogRow row) {
    Span span = Span.of(row);
    MetricAnswer answer = known.computeIfAbsent(span, this::asked).get(row.metric().name());
    return java.util.Objects.requireNonNull(answer);
  }

  private Map<String, MetricAnswer> asked(Span span) {
    Map<String, MetricAnswer> answers = new HashMap<>();
    List<MetricQuery> queries =
        wanted.getOrDefault(span, Set.of()).stream()
            .map(metric -> MetricQuery.of(metric).withSeries(false))
            .toList();
    for (ViewAnswer.Result result : metrics.answer(view(span, zone).with(queries)).results()) {
      if (result instanceof ViewAnswer.Failed failed) {
        throw failed.problem();
      }
      answers.put(result.metric(), ((ViewAnswer.Answered) result).answer());
    }
    return answers;
  }

  /** The answer for any other span, in another zone too. */
  MetricAnswer of(String metric, Span span, ZoneId in) {
    return metrics
        .answer(view(span, in).with(List.of(MetricQuery.of(metric).withSeries(false))))
        .only();
  }

  /** The newest events behind a row's figure, as many as {@code most}. */
  List<LedgerRow> events(LogRow row, int most) {
    return metrics.eventsBehind(row.metric().name(), view(Span.of(row), zone), most, null).rows();
  }

  private ViewQuery view(Span span, ZoneId in) {
    return new ViewQuery(
        viewer,
        new Period.Between(
            span.from().atStartOfDay(in).toInstant(),
            span.to().plusDays(1).atStartOfDay(in).toInstant()),
        Comparison.NONE,
        null,
        in,
        Map.of("project", Set.of(span.project())),
        List.of());
  }
}
