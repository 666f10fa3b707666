package io.aecos.analytics.query;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.List;

/**
 * Has an engine prepare for questions that will be asked: they are understood and planned as if
 * they were, but nothing is computed for them.
 */
public final class Foresight {
  private final MetricService planning;

  public Foresight(ProjectionMetricService.Parts parts) {
    this.planning =
        new ProjectionMetricService(
            new ProjectionMetricService.Parts(
                new Preparing(parts.projection()),
                parts.events(),
                parts.metrics(),
                parts.table(),
                parts.facts(),
                parts.clock(),
                parts.teams()));
  }

  /** Prepares for {@code view} in the background. */
  public void prepare(ViewQuery view) {
    planning.answer(view);
  }

  /** Knows no cell, and has the engine prepare to compute them. */
  private static final class Preparing extends ForwardingProjection {
    Preparing(Projection projection) {
      super(projection);
    }

    @Override
    public CellSet run(Plan plan) {
      projection.rolledUp().foresee(plan);
      return new CellSet(List.of(), projection.watermark(), "");
    }
  }
}
