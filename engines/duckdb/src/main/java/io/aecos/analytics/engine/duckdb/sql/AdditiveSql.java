package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts, sums and extremes. They are first aggregated per event type, bucket and group, so that
 * measures over different types share one aggregate and the many filters run on few rows; then the
 * small result is cut into cells.
 */
final class AdditiveSql {
  private final Select select;
  private final Select.Columns partials = new Select.Columns("p");
  private final List<Sql> finals = new ArrayList<>();

  private AdditiveSql(Select select) {
    this.select = select;
  }

  static boolean accepts(Measure measure) {
    return measure instanceof Measure.Count
        || measure instanceof Measure.Sum
        || measure instanceof Measure.Min
        || measure instanceof Measure.Max;
  }

  static Cutting of(Select select, List<Measure> measures) {
    return new AdditiveSql(select).cutting(measures);
  }

  private Cutting cutting(List<Measure> measures) {
    measures.forEach(this::add);
    List<Extract.Column> columns = new ArrayList<>();
    columns.add(new Extract.Column(Sql.of("kind"), "kind"));
    columns.addAll(partials.all());
    Extract extract =
        select.extract("SELECT", columns, measures.stream().map(Measure::condition).toList(), true);
    String pattern =
        """
        WITH part AS (
          {})
        SELECT %s,
          {}
        FROM part
        GROUP BY %s"""
            .formatted(select.cuts.selected(), select.cuts.sets());
    return new Cutting(extract, rows -> Sql.format(pattern, rows, Sql.join(",\n  ", finals)));
  }

  private void add(Measure measure) {
    TypeSplit split = TypeSplit.of(measure.condition());
    Sql filter = select.events.condition(split.rest());
    String partial = partials.name(filtered(inner(measure), filter));
    Sql kinds = split.types().map(types -> select.events.kindIn(types::contains)).orElse(Sql.TRUE);
    finals.add(filtered(Sql.of(outer(measure) + "(" + partial + ")"), kinds));
  }

  private Sql inner(Measure measure) {
    if (measure instanceof Measure.Sum sum) {
      return Sql.format("sum({})", select.events.field(sum.field()));
    }
    if (measure instanceof Measure.Min min) {
      return Sql.format("min({})", select.events.field(min.field()));
    }
    if (measure instanceof Measure.Max max) {
      return Sql.format("max({})", select.events.field(max.field()));
    }
    return Sql.of("count(*)");
  }

  private static String outer(Measure measure) {
    if (measure instanceof Measure.Min) {
      return "min";
    }
    return measure instanceof Measure.Max ? "max" : "sum";
  }

  static Sql filtered(Sql aggregate, Sql condition) {
    return condition.equals(Sql.TRUE)
        ? aggregate
        : Sql.format("{} FILTER (WHERE {})", aggregate, condition);
  }
}
