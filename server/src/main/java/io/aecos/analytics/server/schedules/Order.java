package io.aecos.analytics.server.schedules;

import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.reports.ReportRequest;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done again and again: a {@code report}, which is delivered, or a {@code
 * refresh}.
 */
public record Order(
    @Nullable String name,
    @Nullable ReportRequest report,
    @Nullable Boolean refresh,
    @Nullable String cron,
    @Nullable String tz,
    @Nullable String catchUp,
    @Nullable DestinationJson deliver) {

  /** What is kept of the work of a schedule. */
  record Work(@Nullable ReportRequest report) {
    boolean refreshes() {
      return report == null;
    }
  }
}
