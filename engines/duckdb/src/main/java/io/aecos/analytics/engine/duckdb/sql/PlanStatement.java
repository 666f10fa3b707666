package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.CellSet.Kind;
import java.util.List;

/**
 * One statement of a plan. Its columns are: the window's index, the kind of cell (the ordinal of
 * {@link Kind}), the bucket's number if the plan has a grain, the group's values if it has any, and
 * one number for each measure that {@code measures} names by its index in the plan.
 */
public record PlanStatement(Sql sql, List<Integer> measures) {
  public PlanStatement {
    measures = List.copyOf(measures);
  }
}
