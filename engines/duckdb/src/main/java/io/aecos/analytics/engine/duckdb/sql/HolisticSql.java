package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.List;

/** Distinct counts and quantiles, which need the single values of each cell. Both are exact. */
final class HolisticSql {
  private final Select select;
  private final Select.Columns conditions = new Select.Columns("c");
  private final Select.Columns values = new Select.Columns("x");
  private final List<Sql> finals = new ArrayList<>();

  private HolisticSql(Select select) {
    this.select = select;
  }

  /** Repeated values do not matter to distinct counts, so they are dropped before the cutting. */
  static Cutting ofDistinct(Select select, List<Measure> measures) {
    return new HolisticSql(select).cutting(measures, "SELECT DISTINCT");
  }

  static Cutting ofQuantiles(Select select, List<Measure> measures) {
    return new HolisticSql(select).cutting(measures, "SELECT");
  }

  private Cutting cutting(List<Measure> measures, String verb) {
    measures.forEach(this::add);
    List<Extract.Column> columns = new ArrayList<>(conditions.all());
    columns.addAll(values.all());
    Extract extract =
        select.extract(verb, columns, measures.stream().map(Measure::condition).toList(), false);
    String pattern =
        """
        WITH picked AS (
          {})
        SELECT %s,
          {}
        FROM picked
        GROUP BY %s"""
            .formatted(select.cuts.selected(), select.cuts.sets());
    return new Cutting(extract, rows -> Sql.format(pattern, rows, Sql.join(",\n  ", finals)));
  }

  private void add(Measure measure) {
    String condition = conditions.name(select.events.condition(measure.condition()));
    Sql aggregate = AdditiveSql.filtered(aggregate(measure), Sql.of(condition));
    finals.add(
        measure instanceof Measure.Distinct ? Sql.format("nullif({}, 0)", aggregate) : aggregate);
  }

  private Sql aggregate(Measure measure) {
    if (measure instanceof Measure.Quantile quantile) {
      String value = values.name(select.events.field(quantile.field()));
      return Sql.of("quantile_cont(" + value + ", " + quantile.q() + ")");
    }
    Measure.Distinct distinct = (Measure.Distinct) measure;
    String value = values.name(Sql.of(select.events.dimension(distinct.dimension())));
    return Sql.of("count(DISTINCT " + value + ")");
  }
}
