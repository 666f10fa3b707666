package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
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

  /** Of paired measures that share. */
  static Cutting of(Select select, List<Measure> measures) {
    Measure.Paired sides = (Measure.Paired) measures.get(0);
    List<Extract.Column> columns =
        List.of(
            new Extract.Column(Sql.of("project"), "pair_project"),
            new Extract.Column(Sql.of("element_guid"), "pair_element"),
            new Extract.Column(Sql.of("occurred_us"), "pair_time"),
            new Extract.Column(Sql.of("seq"), "pair_seq"),
            side(select, sides.condition(), sides.field(), "estimate"),
            side(select, sides.actualCondition(), sides.actualField(), "actual"));
    Extract extract =
        select.extract(
            "SELECT", columns, List.of(sides.condition(), sides.actualCondition()), false);
    String pattern =
        """
        WITH picked AS (
          {}),
        pair AS (
          SELECT %s,
            arg_max(estimate, row(pair_time, pair_seq)) FILTER (WHERE estimate IS NOT NULL)
              AS estimate,
            sum(actual) AS actual
          FROM picked
          WHERE pair_element IS NOT NULL
          GROUP BY %s)
        SELECT %s,
          {}
        FROM pair
        WHERE estimate IS NOT NULL AND actual IS NOT NULL
        GROUP BY ALL"""
            .formatted(
                select.cuts.selected(),
                select.cuts.sets("pair_project", "pair_element"),
                select.cuts.repeated());
    Sql outputs =
        Sql.join(
            ",\n  ", measures.stream().map(measure -> output((Measure.Paired) measure)).toList());
    return new Cutting(extract, rows -> Sql.format(pattern, rows, outputs));
  }

  private static Extract.Column side(Select select, Condition condition, Field field, String name) {
    return new Extract.Column(
        Sql.format(
            "CASE WHEN {} THEN {} END",
            select.events.condition(condition),
            select.events.field(field)),
        name);
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
