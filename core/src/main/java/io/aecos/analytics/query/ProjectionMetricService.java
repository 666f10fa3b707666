package io.aecos.analytics.query;

import io.aecos.analytics.access.TeamsSeen;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricCompiler;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.ViewAnswer.Answered;
import io.aecos.analytics.query.ViewAnswer.Failed;
import io.aecos.analytics.query.ViewAnswer.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers from a projection: questions become plans, their cells become answers. */
public final class ProjectionMetricService implements MetricService {
  private static final int MOST_DIMENSIONS = 4;

  private final Projection projection;
  private final EventCatalog events;
  private final MetricCatalog catalog;
  private final Clock clock;
  private final Dimensions dimensions;
  private final Parts parts;

  /**
   * What services answer with and about; those that share it ask only once what was told by whom.
   * {@code table} gives the baselines as they are now: each answer asks it once.
   */
  public record Parts(
      Projection projection,
      EventCatalog events,
      MetricCatalog metrics,
      Supplier<Baselines> table,
      Supplier<SourceFacts> facts,
      Clock clock,
      TeamsSeen teams,
      Coverages coverages) {

    public Parts(
        Projection projection,
        EventCatalog events,
        MetricCatalog metrics,
        Baselines baselines,
        Supplier<SourceFacts> facts,
        Clock clock) {
      this(
          projection,
          events,
          metrics,
          () -> baselines,
          facts,
          clock,
          TeamsSeen.NONE,
          new Coverages(projection));
    }

    public Parts(
        Projection projection,
        EventCatalog events,
        MetricCatalog metrics,
        Supplier<Baselines> table,
        Supplier<SourceFacts> facts,
        Clock clock,
        TeamsSeen teams) {
      this(projection, events, metrics, table, facts, clock, teams, new Coverages(projection));
    }

    /** Answers of one moment: the baselines stay what they are now. */
    public Parts pinned() {
      Baselines now = table.get();
      return new Parts(projection, events, metrics, () -> now, facts, clock, teams, coverages);
    }

    public Baselines baselines() {
      return table.get();
    }
  }

  public ProjectionMetricService(Parts parts) {
    this.parts = parts;
    this.projection = parts.projection();
    this.events = parts.events();
    this.catalog = parts.metrics();
    this.clock = parts.clock();
    this.dimensions = new Dimensions(events);
  }

  @Override
  public ViewAnswer answer(ViewQuery query) {
    Teams teams = teams(query);
    Filters filters = Filters.of(query.filters(), dimensions, teams);
    Baselines baselines = parts.baselines();
    MetricCompiler compiler = new MetricCompiler(catalog, baselines);
    Map<Integer, Question> questions = new HashMap<>();
    Map<Integer, Result> results = new HashMap<>();
    for (int i = 0; i < query.queries().size(); i++) {
      MetricQuery asked = query.queries().get(i);
      try {
        questions.put(i, understand(asked, compiler));
      } catch (AnalyticsException e) {
        results.put(i, new Failed(asked.metric(), e));
      }
    }
    Times times = times(query, countedBy(query, questions.values(), compiler));
    ViewRun run = new ViewRun(this, query, filters, times, teams, baselines);
    run.answer(questions).forEach((index, answer) -> results.put(index, new Answered(answer)));
    List<Result> ordered = new ArrayList<>();
    for (int i = 0; i < query.queries().size(); i++) {
      ordered.add(java.util.Objects.requireNonNull(results.get(i)));
    }
    return new ViewAnswer(
        ordered, times.period(), times.comparison(), times.grain(), times.zone(), run.watermark());
  }

  /** A query of the view that cannot be understood counts nothing. */
  private Condition countedBy(
      ViewQuery view, Collection<Question> questions, MetricCompiler compiler) {
    Set<CompiledMetric> metrics = new LinkedHashSet<>();
    questions.forEach(question -> metrics.add(question.metric()));
    for (String name : view.beside()) {
      catalog.find(name).map(compiler::compile).ifPresent(metrics::add);
    }
    return Counted.by(metrics);
  }

  private Question understand(MetricQuery query, MetricCompiler compiler) {
    CompiledMetric metric = compiler.compile(catalog.get(query.metric()));
    if (query.by().size() > MOST_DIMENSIONS) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "by", "at most " + MOST_DIMENSIONS + " dimensions", List.of());
    }
    if (query.limit() < 1
        || query.limit() > MetricQuery.MAX_LIMIT && query.limit() != MetricQuery.ALL) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "limit",
          "a limit lies between 1 and " + MetricQuery.MAX_LIMIT,
          List.of());
    }
    List<Dimension> by =
        query.by().stream().distinct().map(name -> dimensions.get(name, "by")).toList();
    if (by.size() < query.by().size()) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "by", "the same dimension is named twice", List.of());
    }
    return new Question(query, metric, by);
  }

  @Override
  public EventPage eventsBehind(String metric, ViewQuery view, int limit, @Nullable String cursor) {
    CompiledMetric compiled = compiled(metric);
    return projection.events(select(view, compiled, limit, cursor));
  }

  @Override
  public EventPage events(ViewQuery view, int limit, @Nullable String cursor) {
    return projection.events(select(view, null, limit, cursor));
  }

  @Override
  public void eachBehind(String metric, ViewQuery view, EventSink sink) {
    CompiledMetric compiled = compiled(metric);
    projection.each(select(view, compiled, EventSink.HELD, null), sink);
  }

  @Override
  public void each(ViewQuery view, EventSink sink) {
    projection.each(select(view, null, EventSink.HELD, null), sink);
  }

  @Override
  public List<DimensionValue> values(String dimension, ViewQuery view) {
    Dimension asked = dimensions.get(dimension, "name");
    EventSelection selection = select(view, null, MetricQuery.MAX_LIMIT, null);
    return asked.kind() == Dimension.Kind.TEAM
        ? TeamPlan.values(projection, selection, teams(view))
        : projection.values(asked, selection);
  }

  private CompiledMetric compiled(String metric) {
    return new MetricCompiler(catalog, parts.baselines()).compile(catalog.get(metric));
  }

  private Teams teams(ViewQuery view) {
    return new Teams(parts.teams(), view.viewer());
  }

  private EventSelection select(
      ViewQuery view, @Nullable CompiledMetric metric, int limit, @Nullable String cursor) {
    if (limit < 1) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "limit", "a limit is at least 1", List.of());
    }
    Times times = times(view, metric == null ? Condition.ALWAYS : Counted.by(List.of(metric)));
    Condition condition = metric == null ? Condition.ALWAYS : metric.events();
    Condition filter = Filters.of(view.filters(), dimensions, teams(view)).condition();
    return new EventSelection(
        view.viewer().scope(),
        times.period(),
        new Condition.All(List.of(filter, condition)),
        times.zone(),
        limit,
        cursor);
  }

  private Times times(ViewQuery query, Condition counted) {
    return Times.of(query, clock.instant(), () -> projection.span(query.viewer().scope(), counted));
  }

  Projection projection() {
    return projection;
  }

  Parts parts() {
    return parts;
  }
}
