package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
  private final Rollups rollups;
  private final List<PlanStatement> statements = new ArrayList<>();

  private PlanSql(Plan plan, Vocabulary vocabulary, Rollups rollups) {
    this.plan = plan;
    this.vocabulary = vocabulary;
    this.rollups = WholeDays.suffice(plan, vocabulary.wide()) ? rollups : Rollups.NONE;
  }

  /**
   * The statements that answer {@code plan}; none where no window can hold events. They read from
   * {@code rollups} what these hold, and from the events what they do not.
   */
  public static List<PlanStatement> of(Plan plan, Vocabulary vocabulary, Rollups rollups) {
    PlanSql sql = new PlanSql(plan, vocabulary, rollups);
    sql.addAll();
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

  private void addAll() {
    add(AdditiveSql::accepts, AdditiveSql::of);
    add(measure -> measure instanceof Measure.Distinct, HolisticSql::ofDistinct);
    add(measure -> measure instanceof Measure.Quantile, HolisticSql::ofQuantiles);
    add(measure -> measure instanceof Measure.Paired, PairedSql::of);
  }

  private void add(Predicate<Measure> nature, BiFunction<Select, List<Measure>, Cutting> cutting) {
    List<Integer> chosen = indexes(nature);
    List<Spans> scans = chosen.isEmpty() ? List.of() : Spans.of(plan, vocabulary);
    if (scans.isEmpty()) {
      return;
    }
    Function<Select, Cutting> cut =
        select -> cutting.apply(select, chosen.stream().map(plan.measures()::get).toList());
    Select always = Select.daily(plan, Spans.always(vocabulary.wide()), vocabulary.wide());
    Optional<Rollups.Rollup> rollup =
        rollups == Rollups.NONE
            ? Optional.empty()
            : rollups.find(always.daily(cut.apply(always).extract()));
    if (rollup.isPresent()) {
      Spans.of(plan, vocabulary.wide()).stream()
          .map(spans -> Select.daily(plan, spans, vocabulary.wide()))
          .forEach(select -> add(cut, select, e -> select.rows(e, rollup.get()), chosen));
    } else {
      scans.stream()
          .map(spans -> Select.of(plan, spans, vocabulary))
          .forEach(select -> add(cut, select, select::rows, chosen));
    }
  }

  private void add(
      Function<Select, Cutting> cut,
      Select select,
      Function<Extract, Sql> rows,
      List<Integer> chosen) {
    Cutting cutting = cut.apply(select);
    Sql statement = cutting.statement().apply(rows.apply(cutting.extract()));
    statements.add(new PlanStatement(statement, chosen));
  }

  private List<Integer> indexes(Predicate<Measure> nature) {
    return IntStream.range(0, plan.measures().size())
        .filter(index -> nature.test(plan.measures().get(index)))
        .boxed()
        .toList();
  }
}
