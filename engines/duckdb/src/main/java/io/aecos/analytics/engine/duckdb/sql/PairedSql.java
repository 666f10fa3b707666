package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Estimates joined with actuals, element by element, in each cell on its own. Gathering the events
 * of each element is what costs, so all pairs of a plan share it.
 */
final class PairedSql {
  private final Select select;
  private final Select.Columns estimates = new Select.Columns("e");
  private final Select.Columns actuals = new Select.Columns("a");
  private final List<Sql> finals = new ArrayList<>();

  private PairedSql(Select select) {
    this.select = select;
  }

  static Cutting of(Select select, List<Measure> measures) {
    return new PairedSql(select)
        .cutting(measures.stream().map(Measure.Paired.class::cast).toList());
  }

  private Cutting cutting(List<Measure.Paired> measures) {
    measures.forEach(this::add);
    List<Extract.Column> columns =
        new ArrayList<>(
            List.of(
                new Extract.Column(Sql.of("project"), "pair_project"),
                new Extract.Column(Sql.of("element_guid"), "pair_element"),
                new Extract.Column(Sql.of(ElementScan.MOMENT), "pair_moment")));
    columns.addAll(estimates.all());
    columns.addAll(actuals.all());
    List<Condition> conditions =
        measures.stream()
            .flatMap(measure -> Stream.of(measure.condition(), measure.actualCondition()))
            .toList();
    Extract extract = select.extract("SELECT", columns, conditions, false);
    String pattern =
        """
        WITH picked AS (
          {}),
        pair AS (
          SELECT %s,
            {}
          FROM picked
          WHERE pair_element IS NOT NULL
          GROUP BY %s)
        SELECT %s,
          {}
        FROM pair
        GROUP BY ALL"""
            .formatted(
                select.cuts.selected(),
                select.cuts.sets("pair_project", "pair_element"),
                select.cuts.repeated());
    return new Cutting(
        extract,
        rows -> Sql.format(pattern, rows, Sql.join(",\n    ", sides()), Sql.join(",\n  ", finals)));
  }

  private List<Sql> sides() {
    return Stream.concat(
            estimates.all().stream().map(side -> latest(side.name())),
            actuals.all().stream()
                .map(side -> Sql.of("sum(" + side.name() + ") AS " + side.name())))
        .toList();
  }

  private void add(Measure.Paired measure) {
    String estimate = estimates.name(side(measure.condition(), measure.field()));
    String actual = actuals.name(side(measure.actualCondition(), measure.actualField()));
    finals.add(Sql.of(output(measure.output(), estimate, actual)));
  }

  private static String output(Measure.PairedOutput output, String estimate, String actual) {
    String pairs = " FILTER (WHERE " + estimate + " IS NOT NULL AND " + actual + " IS NOT NULL)";
    return switch (output) {
      case ESTIMATE -> "sum(" + estimate + ")" + pairs;
      case ACTUAL -> "sum(" + actual + ")" + pairs;
      case ABSOLUTE_ERROR -> "sum(abs(" + estimate + " - " + actual + "))" + pairs;
      case PAIRS -> "nullif(count(*)" + pairs + ", 0)";
    };
  }

  private static Sql latest(String estimate) {
    return Sql.of("arg_max(" + estimate + ", pair_moment) AS " + estimate);
  }

  private Sql side(Condition condition, Field field) {
    return Sql.format(
        "CASE WHEN {} THEN {} END", select.events.condition(condition), select.events.field(field));
  }
}
