package io.aecos.analytics.insight;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Definition;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricCompiler;
import io.aecos.analytics.metric.Spread;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Framing;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers from a projection. */
public final class ProjectionInsights implements InsightService {
  /** What a firm can act on; others are asked for by name. A catalogue may lack some. */
  private static final List<String> USUAL =
      List.of(
          "project",
          "discipline",
          "user",
          "elementType",
          "templateId",
          "region",
          "codeEdition",
          "source");

  /** What a sentence about a change looks along. */
  private static final List<String> EXPLAINING =
      List.of("project", "discipline", "user", "elementType");

  /** While events come in, parts and whole may have been counted at two moments. */
  private static final int TRIES = 3;

  private final Projection projection;
  private final MetricCatalog catalog;
  private final ProjectionMetricService.Parts parts;
  private final Framing framing;
  private final Forecasts forecasts;
  private final Anomalies anomalies;
  private final Insights insights;
  private final Dimensions dimensions;
  private final Clock clock;

  public ProjectionInsights(ProjectionMetricService.Parts parts) {
    this.projection = parts.projection();
    this.catalog = parts.metrics();
    this.parts = parts;
    this.framing = new Framing(parts);
    this.forecasts = new Forecasts(new ProjectionMetricService(parts), parts.clock());
    this.dimensions = new Dimensions(parts.events());
    MetricService metrics = new ProjectionMetricService(parts);
    this.anomalies =
        new Anomalies(
            metrics,
            framing,
            () -> new MetricCompiler(catalog, parts.pinned().baselines()),
            parts.clock());
    this.insights =
        new Insights(
            metrics, catalog, anomalies, (view, metric) -> changes(view, metric, EXPLAINING));
    this.clock = parts.clock();
  }

  @Override
  public FlowAnswer flow(ViewQuery view) {
    Frame frame = framing.frame(view);
    return Flows.answer(frame, projection.elements().flow(Flows.plan(frame)));
  }

  @Override
  public ElementPage flowElements(
      ViewQuery view, Map<String, String> outcomes, int limit, @Nullable String cursor) {
    return projection
        .elements()
        .elements(
            new FlowSelection(
                Flows.plan(framing.frame(view)), Flows.wanted(outcomes), limit, cursor));
  }

  @Override
  public DistributionAnswer distribution(ViewQuery view, String metric, int buckets) {
    return distributions(view, metric).answer(buckets);
  }

  @Override
  public EventPage eventsWithin(
      ViewQuery view, String metric, Range range, int limit, @Nullable String cursor) {
    Distributions spread = distributions(view, metric);
    return spread.frame().events(spread.within(range), limit, cursor);
  }

  @Override
  public void eachWithin(ViewQuery view, String metric, Range range, EventSink sink) {
    Distributions spread = distributions(view, metric);
    spread.frame().each(spread.within(range), sink);
  }

  private Distributions distributions(ViewQuery view, String name) {
    Metric metric = catalog.get(name);
    Baselines baselines = parts.baselines();
    Spread spread =
        Spread.of(metric.definition(), baselines)
            .orElseThrow(
                () ->
                    unfit(
                        name,
                        "is not made of single numbers that could be spread",
                        one -> Spread.of(one.definition(), baselines).isPresent()));
    CompiledMetric compiled = new MetricCompiler(catalog, baselines).compile(metric);
    return new Distributions(framing.frame(view, List.of(compiled)), metric, spread);
  }

  @Override
  public PairsAnswer pairs(ViewQuery view, String name, PairPlan.Level level, int limit) {
    Metric metric = catalog.get(name);
    if (!(metric.definition() instanceof Definition.Paired paired)) {
      throw unfit(
          name,
          "does not compare estimates with actuals",
          one -> one.definition() instanceof Definition.Paired);
    }
    CompiledMetric compiled = new MetricCompiler(catalog, parts.baselines()).compile(metric);
    Pairs pairs = new Pairs(framing.frame(view, List.of(compiled)), metric, paired);
    return pairs.answer(projection.elements().pairs(pairs.plan(level, limit)));
  }

  @Override
  public TogetherAnswer together(ViewQuery view, int limit) {
    Frame frame = framing.frame(view);
    return Togethers.answer(frame, projection.elements().together(Togethers.plan(frame, limit)));
  }

  @Override
  public ElementPage togetherElements(
      ViewQuery view, String author, String participant, int limit, @Nullable String cursor) {
    Frame frame = framing.frame(view);
    return projection
        .elements()
        .elements(
            new TogetherSelection(
                Togethers.plan(frame, 1), name(author), name(participant), limit, cursor));
  }

  /** Whatever form somebody asks in, events have the normal one. */
  private static String name(String user) {
    return Objects.requireNonNullElse(Names.normal(user), "");
  }

  @Override
  public AttentionAnswer attention(ViewQuery view, Matter matter, int limit) {
    Frame frame = framing.frame(view);
    return Attention.answer(
        frame,
        matter,
        projection.elements().waiting(Attention.plan(frame, matter, limit)),
        clock.instant());
  }

  @Override
  public AnnotationsAnswer annotations(ViewQuery view, Set<AnnotationsAnswer.Kind> kinds) {
    return Annotations.answer(framing.frame(view), kinds);
  }

  @Override
  public ForecastAnswer forecast(ViewQuery view, String metric, int horizon) {
    catalog.get(metric);
    return forecasts.answer(view, metric, horizon);
  }

  @Override
  public AnomaliesAnswer anomalies(ViewQuery view, String name) {
    Metric metric = catalog.get(name);
    if (!Courses.canBeWatched(metric)) {
      throw unfit(name, "is a running total, which only ever grows", Courses::canBeWatched);
    }
    return anomalies.answer(view, List.of(name)).get(0);
  }

  @Override
  public InsightsAnswer insights(ViewQuery view, List<String> names) {
    return insights.answer(view, names);
  }

  @Override
  public InsightsAnswer insightsWithin(ViewQuery view, List<String> names) {
    return insights.within(view, names);
  }

  @Override
  public ChangesAnswer changes(ViewQuery view, String name, List<String> by) {
    ProjectionMetricService.Parts now = parts.pinned();
    CompiledMetric metric = new MetricCompiler(catalog, now.baselines()).compile(catalog.get(name));
    MetricService whole = new ProjectionMetricService(now);
    Map<String, Dimension> chosen = new LinkedHashMap<>();
    for (String dimension : by.isEmpty() ? USUAL : by) {
      if (dimension.equals(Dimension.TEAM.name())) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_QUERY,
            "by",
            "cannot be team: who is in two counts in both, so their parts do not add up",
            USUAL);
      }
      dimensions
          .find(dimension)
          .or(() -> by.isEmpty() ? Optional.empty() : Optional.of(dimensions.get(dimension, "by")))
          .ifPresent(found -> chosen.put(dimension, found));
    }
    ViewQuery alone = view.with(List.of(MetricQuery.of(name).withSeries(false)));
    for (int tries = 1; ; tries++) {
      try {
        return new Changes(framing.frame(view, List.of(metric)), metric, whole.answer(alone).only())
            .along(chosen, !by.isEmpty());
      } catch (AnalyticsException e) {
        if (e.code() != ErrorCode.OVERLOADED || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private AnalyticsException unfit(String name, String why, Predicate<Metric> fits) {
    List<String> allowed =
        catalog.metrics().stream().filter(fits).map(Metric::name).sorted().toList();
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY, "metric", "'" + name + "' " + why, allowed);
  }
}
