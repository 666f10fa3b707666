package io.aecos.analytics.server.insight;

import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.metrics.DashboardLink;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the dashboard shows exactly an insight. */
public final class InsightLink {
  private InsightLink() {}

  /** The sheet that it belongs on; {@code tab} where it was asked for on one. */
  public static String sheet(Insight one, @Nullable Metric metric, @Nullable String tab) {
    return switch (one.kind()) {
      case QUARANTINE, SILENT_SOURCE -> "health";
      case REGULATION -> "compliance";
      default -> tab != null ? tab : metric == null ? "overview" : metric.tab();
    };
  }

  /** {@code asked} are the parameters that say the view's period and what it is compared with. */
  public static String of(
      Insight one, String sheet, ViewQuery view, Map<String, @Nullable String> asked) {
    Where where = one.where();
    DashboardLink link = DashboardLink.to(sheet);
    if (one.metric() == null) {
      return link.toString();
    }
    if (where.period() == null) {
      asked.forEach(
          (name, value) -> {
            if (!name.equals("tz")) {
              link.with(name, value);
            }
          });
    } else {
      link.with("from", LocalDate.ofInstant(where.period().from(), view.zone()))
          .with("to", LocalDate.ofInstant(where.period().to(), view.zone()).minusDays(1));
    }
    if (where.grain() != null) {
      link.with("grain", where.grain().name().toLowerCase(Locale.ROOT));
    }
    link.with("tz", asked.get("tz")).with(view.filters()).with(where.filters());
    return where.aside() == Aside.NONE
        ? link.toString()
        : link.with(where.aside().name().toLowerCase(Locale.ROOT), one.metric()).toString();
  }
}
