package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.MetricRow;
import java.util.UUID;

/** How a metric row is identified: ids are used again after a rollback, so its content counts. */
final class Metrics {
  private Metrics() {}

  static UUID id(Sheet sheet, MetricRow row) {
    return sheet.id("analytics.db", String.valueOf(row.id()), row.fingerprint());
  }

  static String location(MetricRow row) {
    return "analytics.db#" + row.id();
  }
}
