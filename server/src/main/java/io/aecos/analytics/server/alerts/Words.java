package io.aecos.analytics.server.alerts;

import io.aecos.analytics.insight.Figures;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.server.metrics.DashboardLink;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Says figures in words, and where the dashboard shows them. */
final class Words {
  private Words() {}

  static String number(Metric metric, double value) {
    return Figures.of(metric.unit(), value);
  }

  static String plain(double value) {
    return Figures.plain(value);
  }

  /** The metric's page, of these days (both included), with the events behind the figure open. */
  static String link(
      Metric metric, Map<String, Set<String>> filters, LocalDate from, LocalDate to, ZoneId zone) {
    return DashboardLink.to(metric.tab())
        .with("from", from)
        .with("to", to)
        .with("tz", zone.getId())
        .with(filters)
        .with("events", metric.name())
        .toString();
  }
}
