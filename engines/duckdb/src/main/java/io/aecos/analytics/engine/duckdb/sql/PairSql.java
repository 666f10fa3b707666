package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.PairPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts each element's estimate beside its actual. That is what costs, so it is done once, into a
 * table of the reader's own, and the rest is asked of that.
 */
public final class PairSql {
  private final PairPlan plan;
  private final ElementScan scan;

  public PairSql(PairPlan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.scan = new ElementScan(plan.extent(), vocabulary);
  }

  /** Makes the table that the other statements read. */
  public Sql table() {
    return Sql.format("CREATE TEMP TABLE pair AS\nWITH {}\nSELECT * FROM pair", pair());
  }

  /** The points in one statement, as people read it. */
  public Sql readable() {
    return Sql.format("WITH {}\n{}", pair(), points());
  }

  /** One row: the summary's counts and sums, the quantiles, then the bins. */
  public Sql summary() {
    List<Sql> columns = new ArrayList<>();
    columns.add(Sql.of("count(*) FILTER (WHERE estimate IS NOT NULL AND actual IS NOT NULL)"));
    columns.add(Sql.of("count(*) FILTER (WHERE estimate IS NOT NULL AND actual IS NULL)"));
    columns.add(Sql.of("count(*) FILTER (WHERE estimate IS NULL AND actual IS NOT NULL)"));
    columns.add(Sql.of("count(*) FILTER (WHERE estimate IS NOT NULL AND actual = 0)"));
    columns.add(Sql.of("count(*) FILTER (WHERE abs(error) <= ?)", plan.tolerance()));
    columns.add(Sql.of("coalesce(sum(estimate) FILTER (WHERE actual IS NOT NULL), 0)"));
    columns.add(Sql.of("coalesce(sum(actual) FILTER (WHERE estimate IS NOT NULL), 0)"));
    columns.add(Sql.of("coalesce(sum(abs(estimate - actual)), 0)"));
    plan.quantiles().forEach(q -> columns.add(Sql.of("quantile_cont(error, " + q + ")")));
    bins().forEach(columns::add);
    return Sql.format("SELECT {}\nFROM pair", Sql.join(",\n  ", columns));
  }

  /** The points, greatest actual first: project, elementGuid, type, pairs, estimate, actual. */
  public Sql points() {
    boolean elements = plan.level() == PairPlan.Level.ELEMENT;
    return Sql.format(
        """
        SELECT project, %s
        FROM pair
        WHERE estimate IS NOT NULL AND actual IS NOT NULL
        %s
        ORDER BY 6 DESC, project NULLS FIRST, 2
        LIMIT {}"""
            .formatted(
                elements
                    ? "element_guid, element_type, 1, estimate, actual"
                    : "NULL, NULL, count(*), sum(estimate), sum(actual)",
                elements ? "" : "GROUP BY project"),
        Sql.of("?", plan.limit()));
  }

  /** How many points there are before the limit. */
  public Sql count() {
    String what =
        plan.level() == PairPlan.Level.ELEMENT
            ? "count(*)"
            : "count(DISTINCT project) + max(CASE WHEN project IS NULL THEN 1 ELSE 0 END)";
    return Sql.of(
        "SELECT coalesce("
            + what
            + ", 0)\nFROM pair\nWHERE estimate IS NOT NULL AND actual IS NOT NULL");
  }

  private List<Sql> bins() {
    List<Sql> bins = new ArrayList<>();
    for (int i = 0; i <= plan.edges().size(); i++) {
      List<Sql> bounds = new ArrayList<>(List.of(Sql.of("error IS NOT NULL")));
      if (i > 0) {
        bounds.add(Sql.of("error >= ?", plan.edges().get(i - 1)));
      }
      if (i < plan.edges().size()) {
        bounds.add(Sql.of("error < ?", plan.edges().get(i)));
      }
      bins.add(Sql.format("count(*) FILTER (WHERE {})", Sql.and(bounds)));
    }
    return bins;
  }

  private Sql pair() {
    String type =
        plan.level() == PairPlan.Level.ELEMENT
            ? """

                arg_max(element_type, moment) FILTER (WHERE estimate IS NOT NULL
                  OR actual IS NOT NULL) AS element_type,"""
            : "";
    return Sql.format(
        """
        picked AS (
          SELECT project, element_guid, element_type, %s AS moment,
            {} AS estimate,
            {} AS actual
          FROM event
          WHERE element_guid IS NOT NULL AND {}),
        element AS (
          SELECT project, element_guid,%s
            arg_max(estimate, moment) AS estimate,
            sum(actual) AS actual
          FROM picked
          GROUP BY project, element_guid),
        pair AS (
          SELECT *, CASE WHEN actual <> 0 THEN (estimate - actual) / actual END AS error
          FROM element)"""
            .formatted(ElementScan.MOMENT, type),
        side(plan.estimates()),
        side(plan.actuals()),
        scan.where(List.of(plan.estimates().condition(), plan.actuals().condition())));
  }

  private Sql side(PairPlan.Side side) {
    return Sql.format(
        "CASE WHEN {} THEN {} END",
        scan.events.condition(side.condition()),
        scan.events.field(side.field()));
  }
}
