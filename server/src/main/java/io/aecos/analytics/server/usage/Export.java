package io.aecos.analytics.server.usage;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person took out: its title, its format, the address of the view that it was taken from,
 * and how many rows it has where it has rows.
 */
public record Export(String report, String format, String view, @Nullable Long rows) {
  static final List<String> FORMATS =
      List.of("csv", "png", "pdf", "xlsx", "json", "html", "parquet");
  private static final int LONGEST_REPORT = 300;
  private static final int LONGEST_VIEW = 2_000;

  /**
   * An export as somebody tells it.
   *
   * @throws AnalyticsException when a part is missing or cannot be
   */
  public static Export of(
      @Nullable String report,
      @Nullable String format,
      @Nullable String view,
      @Nullable Long rows) {
    if (report == null || report.isBlank() || report.length() > LONGEST_REPORT) {
      throw wrong("report", "names what was exported in 1 to 300 characters", List.of());
    }
    if (format == null || !FORMATS.contains(format)) {
      throw wrong("format", "says in which format it was exported", FORMATS);
    }
    if (view == null || !view.startsWith("/") || view.length() > LONGEST_VIEW) {
      throw wrong("view", "is an address of the dashboard, from its /, at most 2,000", List.of());
    }
    if (rows != null && rows < 0) {
      throw wrong("rows", "counts the rows, from 0 on", List.of());
    }
    return new Export(report, format, view, rows);
  }

  /** A file of rows that the server itself makes at {@code address}. */
  public static Export file(String report, String format, String address, long rows) {
    String view = address.substring(0, Math.min(address.length(), LONGEST_VIEW));
    return of(report, format, view, rows);
  }

  private static AnalyticsException wrong(String field, String right, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, field + " " + right, allowed);
  }
}
