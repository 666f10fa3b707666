package io.aecos.analytics.query;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.List;

/**
 * Has an engine prepare for questions that will be asked: they are understood and planned as if
 * they were, but nothing is computed for them. Where preparing is not enough they are asked, so
 * that their answers only have to be carried forward.
 */
public final class Foresight {
  private final Projection projection;
  private final MetricService planning;
  private final MetricService asking;

  public Foresight(ProjectionMetricService.Parts parts) {
    this.projection = parts.projection();
    this.asking = new ProjectionMetricService(parts);
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

  /** Waits until all is prepared. */
  public void awaitPrepared() throws InterruptedException {
    projection.rolledUp().awaitMade();
  }

  /** Has {@code view} answered. */
  public void ask(ViewQuery view) {
    asking.answer(view);
  }

  /** How many events there are to be asked about. */
  public long events() {
    return projection.watermark().seq();
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
