package io.aecos.analytics.report;

import io.aecos.analytics.metric.Tab;
import io.aecos.analytics.query.ViewQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a report of: {@code view} says who asks, of which period, compared with what
 * and narrowed to what; {@code tabs} which parts; {@code address} of which page, if it is one.
 */
public record ReportQuestion(
    ReportKind kind, ViewQuery view, List<Tab> tabs, @Nullable String address) {
  public ReportQuestion {
    tabs = List.copyOf(tabs);
  }
}
