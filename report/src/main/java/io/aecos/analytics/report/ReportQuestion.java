package io.aecos.analytics.report;

import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.sheet.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a report of: {@code view} says who asks, of which period, compared with what
 * and narrowed to what; {@code sheets} which parts; {@code address} of which page, if it is one.
 */
public record ReportQuestion(
    ReportKind kind, ViewQuery view, List<Sheet> sheets, @Nullable String address) {
  public ReportQuestion {
    sheets = List.copyOf(sheets);
  }
}
