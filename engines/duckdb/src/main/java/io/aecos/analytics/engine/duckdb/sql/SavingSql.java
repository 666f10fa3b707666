package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Field.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Reads a table of baselines for one event: the first row that applies decides. */
final class SavingSql {
  private SavingSql() {}

  static Sql manualHours(List<Baseline> baselines) {
    return first(baselines, Baseline::manualHours);
  }

  static Sql hourlyRate(List<Baseline> baselines) {
    return first(
        baselines.stream().filter(row -> row.hourlyRateUsd() != null).toList(),
        row -> row.hourlyRateUsd() == null ? 0 : row.hourlyRateUsd());
  }

  private static Sql first(List<Baseline> baselines, ToDoubleFunction<Baseline> number) {
    if (baselines.isEmpty()) {
      return Sql.of("CAST(NULL AS DOUBLE)");
    }
    List<Sql> cases =
        baselines.stream()
            .map(
                row ->
                    Sql.format(
                        "WHEN {} THEN {}",
                        applies(row),
                        Sql.of("CAST(? AS DOUBLE)", number.applyAsDouble(row))))
            .toList();
    return Sql.format("(CASE {} END)", Sql.join(" ", cases));
  }

  private static Sql applies(Baseline baseline) {
    List<Sql> conditions = new ArrayList<>();
    if (baseline.elementType() != null) {
      conditions.add(Sql.of("element_type = ?", baseline.elementType()));
    }
    if (baseline.project() != null) {
      conditions.add(Sql.of("project = ?", baseline.project()));
    }
    if (baseline.from() != null) {
      conditions.add(Sql.of("occurred_us >= ?", Micros.of(baseline.from())));
    }
    return Sql.and(conditions);
  }
}
