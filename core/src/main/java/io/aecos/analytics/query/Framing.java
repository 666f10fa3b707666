package io.aecos.analytics.query;

import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Condition;

/** Makes a {@link Frame} of each view. Safe for use by many threads. */
public final class Framing {
  private final ProjectionMetricService.Parts parts;
  private final Dimensions dimensions;
  private final Coverages coverages;

  public Framing(ProjectionMetricService.Parts parts) {
    this.parts = parts;
    this.dimensions = new Dimensions(parts.events());
    this.coverages = new Coverages(parts.projection());
  }

  /** What the view's own list of queries asks does not matter here. */
  public Frame frame(ViewQuery view) {
    // Read before any plan runs: what arrives meanwhile must not look like lag.
    SourceFacts facts = parts.facts().get();
    Filters filters = Filters.of(view.filters(), dimensions);
    Times times =
        Times.of(
            view,
            parts.clock().instant(),
            () -> parts.projection().span(view.viewer().scope(), Condition.ALWAYS));
    Coverage coverage = coverages.of(view.viewer().scope());
    Completeness completeness =
        new Completeness(
            parts.events(),
            facts,
            coverage,
            new Completeness.Chosen(view.viewer().scope(), filters, times.period()));
    return new Frame(
        parts.projection(), view.viewer().scope(), filters, times, completeness, coverage);
  }
}
