package io.aecos.analytics.reconcile;

import java.time.ZoneId;
import java.util.List;

/**
 * A manual project log, understood. Its days are those of {@code zone}; {@code weekly} asks for
 * what it logs by shorter spans to be compared week by week.
 */
public record ProjectLog(List<LogRow> rows, ZoneId zone, boolean weekly) {
  public ProjectLog {
    rows = List.copyOf(rows);
  }
}
