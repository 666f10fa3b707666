package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Writes a plan as SQL. Measures of one nature share a statement, windows without overlap share a
 * scan; the answers of all statements together are the plan's cells.
 */
public final class PlanSql {
  private final Plan plan;
  private final Vocabulary vocabulary;
  private final List<PlanStatement> statements = new ArrayList<>();

  private PlanSql(Plan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.vocabulary = vocabulary;
  }

  /** The statements that answer {@code plan}; none where no window can hold events. */
  public static List<PlanStatement> of(Plan plan, Vocabulary vocabulary) {
    PlanSql sql = new PlanSql(plan, vocabulary);
    Spans.of(plan, vocabulary).forEach(sql::addScan);
    return sql.statements;
  }

  /** The instant at which the bucket with that number, as statements give it, begins. */
  public static Instant bucketStart(Plan plan, long bucket) {
    Plan.Grain grain = plan.grain();
    if (grain == null) {
      throw new IllegalArgumentException("a plan without a grain has no buckets");
    }
    return new LocalTime(plan.zone(), 0, 0).start(grain, bucket);
  }

  private void addScan(Spans spans) {
    Select select = new Select(plan, spans, vocabulary);
    add(AdditiveSql::accepts, measures -> AdditiveSql.of(select, measures));
    add(
        measure -> measure instanceof Measure.Distinct,
        measures -> HolisticSql.ofDistinct(select, measures));
    add(
        measure -> measure instanceof Measure.Quantile,
        measures -> HolisticSql.ofQuantiles(select, measures));
    addPaired(select);
  }

  private void add(Predicate<Measure> nature, Function<List<Measure>, Sql> renderer) {
    List<Integer> chosen = indexes(nature);
    if (!chosen.isEmpty()) {
      List<Measure> measures = chosen.stream().map(plan.measures()::get).toList();
      statements.add(new PlanStatement(renderer.apply(measures), chosen));
    }
  }

  private void addPaired(Select select) {
    List<Measure.Paired> seen = new ArrayList<>();
    for (Measure measure : plan.measures()) {
      if (measure instanceof Measure.Paired paired
          && seen.stream().noneMatch(other -> PairedSql.share(paired, other))) {
        seen.add(paired);
        add(
            other -> other instanceof Measure.Paired also && PairedSql.share(paired, also),
            sharing ->
                PairedSql.of(select, sharing.stream().map(Measure.Paired.class::cast).toList()));
      }
    }
  }

  private List<Integer> indexes(Predicate<Measure> nature) {
    return IntStream.range(0, plan.measures().size())
        .filter(index -> nature.test(plan.measures().get(index)))
        .boxed()
        .toList();
  }
}
