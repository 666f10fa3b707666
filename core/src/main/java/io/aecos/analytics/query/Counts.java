package io.aecos.analytics.query;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Statement;
import io.aecos.analytics.projection.Watermark;

/**
 * What was counted for some questions: the cells of their plan, those of the comparison's spans
 * that are no buckets, the oldest watermark of both and what was executed.
 */
record Counts(Cells cells, Cells apart, Watermark watermark, Statement statement) {

  /** A plan {@code apart} without windows is not run. */
  static Counts of(Projection projection, Plan plan, Plan apart, Teams teams) {
    CellSet cells = TeamPlan.run(projection, plan, teams);
    Cells counted = new Cells(plan, cells);
    if (apart.windows().isEmpty()) {
      return new Counts(counted, Cells.NONE, cells.watermark(), cells.how());
    }
    CellSet others = TeamPlan.run(projection, apart, teams);
    return new Counts(
        counted,
        new Cells(apart, others),
        cells.watermark().older(others.watermark()),
        cells.how().and(others.how()));
  }
}
