package io.aecos.analytics.report;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.Tab;
import java.util.List;
import java.util.Optional;

/** Which metrics stand where: the catalogue's own order, and for the overview what sums it up. */
final class Contents {
  private static final List<String> SUMMARY =
      List.of(
          "elements_generated",
          "time_saved_hours",
          "cost_avoidance",
          "template_reuse_rate",
          "compliance_pass_rate",
          "parse_confidence",
          "approval_rate",
          "active_users");
  private static final int MOST_HIGHLIGHTS = 8;

  private final MetricCatalog catalog;

  Contents(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  /** The metrics of a tab; those that sum the firm up come first on the overview. */
  List<Metric> of(Tab tab) {
    List<Metric> own = catalog.metrics().stream().filter(metric -> metric.tab() == tab).toList();
    if (tab != Tab.OVERVIEW) {
      return own;
    }
    List<Metric> all = new java.util.ArrayList<>(summary());
    own.stream().filter(metric -> !all.contains(metric)).forEach(all::add);
    return all;
  }

  private List<Metric> summary() {
    return SUMMARY.stream().map(catalog::find).flatMap(Optional::stream).toList();
  }

  /** What a reader sees first: of the whole firm its summary, of one tab its first metrics. */
  List<Metric> highlights(List<Tab> tabs) {
    List<Metric> all = tabs.size() == 1 ? of(tabs.get(0)) : summary();
    return all.stream().limit(MOST_HIGHLIGHTS).toList();
  }
}
