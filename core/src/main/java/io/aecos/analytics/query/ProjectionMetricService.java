package io.aecos.analytics.query;

import io.aecos.analytics.access.TeamsSeen;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Asking;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.ViewAnswer.Answered;
import io.aecos.analytics.query.ViewAnswer.Failed;
import io.aecos.analytics.query.ViewAnswer.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers from a projection: questions become plans, their cells become answers. */
public final class ProjectionMetricService implements MetricService {
  private static final int MOST_DIMENSIONS = 4;

  private final Projection projection;
  private final MetricCatalog catalog;
  private final Dimensions dimensions;
  private final Parts parts;
  private final Framing framing;

  private final KnownCounterparts counterparts = new KnownCounterparts();

  /** As the latest baselines have them. */
  private volatile @Nullable CompiledMetrics compiled;

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
    this.catalog = parts.metrics();
    this.dimensions = new Dimensions(parts.events());
    this.framing = new Framing(parts);
  }

  @Override
  public ViewAnswer answer(ViewQuery query) {
    return Asking.whole(() -> whole(query));
  }

  private ViewAnswer whole(ViewQuery query) {
    Baselines baselines = parts.baselines();
    CompiledMetrics compiler = compiled(baselines);
    Map<Set<String>, Map<Integer, Question>> narrowed = new LinkedHashMap<>();
    Map<Integer, Result> results = new HashMap<>();
    for (int i = 0; i < query.queries().size(); i++) {
      MetricQuery asked = query.queries().get(i);
      try {
        Question question = understand(asked, compiler);
        narrowed.computeIfAbsent(ignored(query, asked), unused -> new HashMap<>()).put(i, question);
      } catch (AnalyticsException e) {
        results.put(i, new Failed(asked.metric(), e));
      }
    }
    Frame frame = framing.frame(query, counted(query, narrowed.values(), compiler));
    Watermark watermark = null;
    for (Map.Entry<Set<String>, Map<Integer, Question>> alike : narrowed.entrySet()) {
      Frame own = alike.getKey().isEmpty() ? frame : frame.without(alike.getKey());
      ViewRun run = new ViewRun(own, baselines, counterparts.of(own.times()));
      run.answer(alike.getValue())
          .forEach((index, answer) -> results.put(index, new Answered(answer)));
      watermark = watermark == null ? run.watermark() : watermark.older(run.watermark());
    }
    List<Result> ordered = new ArrayList<>();
    for (int i = 0; i < query.queries().size(); i++) {
      ordered.add(Objects.requireNonNull(results.get(i)));
    }
    return new ViewAnswer(
        ordered,
        frame.period(),
        frame.comparison(),
        frame.times().grain(),
        frame.zone(),
        watermark == null ? projection.watermark() : watermark);
  }

  /** The filters of the view that do not narrow one of its queries. */
  private Set<String> ignored(ViewQuery view, MetricQuery query) {
    Set<String> ignored = new TreeSet<>();
    query.without().forEach(name -> ignored.add(dimensions.get(name, "without").name()));
    ignored.retainAll(view.filters().keySet());
    return ignored;
  }

  /** A query of the view that cannot be understood counts nothing. */
  private Set<CompiledMetric> counted(
      ViewQuery view, Collection<Map<Integer, Question>> questions, CompiledMetrics compiler) {
    Set<CompiledMetric> metrics = new LinkedHashSet<>();
    questions.forEach(alike -> alike.values().forEach(question -> metrics.add(question.metric())));
    for (String name : view.beside()) {
      catalog.find(name).map(compiler::of).ifPresent(metrics::add);
    }
    return metrics;
  }

  private Question understand(MetricQuery query, CompiledMetrics compiler) {
    CompiledMetric metric = compiler.of(catalog.get(query.metric()));
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
        ? TeamPlan.values(projection, selection, framing.teams(view))
        : projection.values(asked, selection);
  }

  private CompiledMetric compiled(String metric) {
    return compiled(parts.baselines()).of(catalog.get(metric));
  }

  private CompiledMetrics compiled(Baselines baselines) {
    CompiledMetrics known = compiled;
    if (known == null || !known.baselines().equals(baselines)) {
      known = new CompiledMetrics(catalog, baselines);
      compiled = known;
    }
    return known;
  }

  private EventSelection select(
      ViewQuery view, @Nullable CompiledMetric metric, int limit, @Nullable String cursor) {
    if (limit < 1) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "limit", "a limit is at least 1", List.of());
    }
    Extent extent = framing.extent(view, metric == null ? List.of() : List.of(metric));
    return new EventSelection(
        extent.scope(),
        extent.window(),
        metric == null
            ? extent.filter()
            : new Condition.All(List.of(extent.filter(), metric.events())),
        extent.zone(),
        limit,
        cursor);
  }
}
