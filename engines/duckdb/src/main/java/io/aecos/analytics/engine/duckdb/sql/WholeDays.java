package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Plan;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Decides whether a plan can be answered from rollups, which tell local days of its time zone apart
 * and nothing shorter: each window must begin and end where a local day does, or beyond all data.
 */
final class WholeDays {
  private final Plan plan;
  private final Vocabulary wide;

  private WholeDays(Plan plan, Vocabulary wide) {
    this.plan = plan;
    this.wide = wide;
  }

  static boolean suffice(Plan plan, Vocabulary wide) {
    WholeDays days = new WholeDays(plan, wide);
    return plan.grain() != Plan.Grain.HOUR
        && plan.windows().stream()
            .allMatch(window -> days.cut(window.from()) && days.cut(window.to()));
  }

  private boolean cut(Instant bound) {
    if (bound.isBefore(Micros.toInstant(wide.firstMicros()))
        || bound.isAfter(Micros.toInstant(wide.lastMicros()))) {
      return true;
    }
    LocalDate date = bound.atZone(plan.zone()).toLocalDate();
    return date.atStartOfDay(plan.zone()).toInstant().equals(bound);
  }
}
