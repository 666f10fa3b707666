package io.aecos.analytics.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Plan.Window;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Understands views, in one place for whatever is asked in them. Safe for use by many threads. */
public final class Framing {
  private final ProjectionMetricService.Parts parts;
  private final Dimensions dimensions;

  public Framing(ProjectionMetricService.Parts parts) {
    this.parts = parts;
    this.dimensions = new Dimensions(parts.events());
  }

  /** What the view's own list of queries asks does not matter here: "all time" spans any event. */
  public Frame frame(ViewQuery view) {
    return frame(view, List.of());
  }

  /** A frame for answers about {@code metrics}: "all time" spans what they count. */
  public Frame frame(ViewQuery view, Collection<CompiledMetric> metrics) {
    SourceFacts facts = parts.facts().get();
    Teams teams = teams(view);
    return new Frame(parts, facts, view, filters(view, teams), times(view, metrics), teams);
  }

  /** Only the events that a view lets through, for lists that say nothing of being complete. */
  public Extent extent(ViewQuery view, Collection<CompiledMetric> metrics) {
    Times times = times(view, metrics);
    return new Extent(
        view.viewer().scope(),
        filters(view, teams(view)).condition(),
        times.period(),
        times.zone());
  }

  /** All that {@code viewer} sees, of all time; parts of time are those of UTC. */
  public static Extent ever(Viewer viewer) {
    return new Extent(viewer.scope(), Condition.ALWAYS, Window.EVER, ZoneOffset.UTC);
  }

  Teams teams(ViewQuery view) {
    return new Teams(parts.teams(), view.viewer());
  }

  private Filters filters(ViewQuery view, Teams teams) {
    return Filters.of(view.filters(), dimensions, teams);
  }

  private Times times(ViewQuery view, Collection<CompiledMetric> metrics) {
    return Times.of(
        view,
        parts.clock().instant(),
        () -> parts.projection().span(view.viewer().scope(), counted(metrics)));
  }

  /**
   * The events that {@code metrics} count, by their types; all where there is none. The last
   * sign-in to this product says nothing of how far the work of a firm reaches.
   */
  private static Condition counted(Collection<CompiledMetric> metrics) {
    Set<EventType> types = new TreeSet<>();
    Set<Condition> counted = new LinkedHashSet<>();
    for (CompiledMetric metric : metrics) {
      if (metric.types().isEmpty()) {
        counted.add(metric.events());
      } else {
        types.addAll(metric.types());
      }
    }
    if (!types.isEmpty()) {
      counted.add(new Condition.TypeIn(types));
    }
    return counted.isEmpty() ? Condition.ALWAYS : new Condition.Any(List.copyOf(counted));
  }
}
