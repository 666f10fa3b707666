package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Condition;

/** Makes a {@link Frame} of each view. Safe for use by many threads. */
public final class Framing {
  private final ProjectionMetricService.Parts parts;
  private final Dimensions dimensions;

  public Framing(ProjectionMetricService.Parts parts) {
    this.parts = parts;
    this.dimensions = new Dimensions(parts.events());
  }

  /** What the view's own list of queries asks does not matter here. */
  public Frame frame(ViewQuery view) {
    Scope scope = view.viewer().scope();
    Filters filters =
        Filters.of(view.filters(), dimensions, new Teams(parts.teams(), view.viewer()));
    Times times =
        Times.of(
            view, parts.clock().instant(), () -> parts.projection().span(scope, Condition.ALWAYS));
    Completeness completeness = new Completeness(parts, scope, filters, times.period());
    return new Frame(
        parts.projection(), scope, filters, times, completeness, parts.coverages().of(scope));
  }
}
