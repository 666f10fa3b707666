package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.List;

/** Estimates joined with actuals, element by element, in each cell on its own. */
final class PairedSql {
  private PairedSql() {}

  /** Measures that differ in their output only share one statement. */
  static boolean share(Measure.Paired one, Measure.Paired other) {
    return one.condition().equals(other.condition())
        && one.field().equals(other.field())
        && one.actualCondition().equals(other.actualCondition())
        && one.actualField().equals(other.actualField());
  }

  static Sql of(Select select, List<Measure.Paired> measures) {
    Measure.Paired sides = measures.get(0);
    List<Sql> inner = new ArrayList<>(select.keys());
    inner.add(Sql.of("project AS pair_project, element_guid AS pair_element"));
    inner.add(Sql.of("occurred_us AS pair_time, seq AS pair_seq"));
    inner.add(side(select, sides.condition(), sides.field(), "estimate"));
    inner.add(side(select, sides.actualCondition(), sides.actualField(), "actual"));
    return Sql.format(
        """
        WITH picked AS (
          SELECT {}
          FROM event
          WHERE element_guid IS NOT NULL AND {}),
        pair AS (
          SELECT %s,
            arg_max(estimate, row(pair_time, pair_seq)) FILTER (WHERE estimate IS NOT NULL)
              AS estimate,
            sum(actual) AS actual
          FROM picked
          GROUP BY %s)
        SELECT %s,
          {}
        FROM pair
        WHERE estimate IS NOT NULL AND actual IS NOT NULL
        GROUP BY ALL"""
            .formatted(
                select.cuts.selected(),
                select.cuts.sets("pair_project", "pair_element"),
                select.cuts.repeated()),
        Sql.join(",\n    ", inner),
        select.where(List.of(sides.condition(), sides.actualCondition())),
        Sql.join(",\n  ", measures.stream().map(PairedSql::output).toList()));
  }

  private static Sql side(Select select, Condition condition, Field field, String name) {
    return Sql.format(
        "CASE WHEN {} THEN {} END AS " + name,
        select.events.condition(condition),
        select.events.field(field));
  }

  private static Sql output(Measure.Paired measure) {
    return Sql.of(
        switch (measure.output()) {
          case ESTIMATE -> "sum(estimate)";
          case ACTUAL -> "sum(actual)";
          case ABSOLUTE_ERROR -> "sum(abs(estimate - actual))";
          case PAIRS -> "count(*)";
        });
  }
}
