package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.ReportKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is asked for. {@code month} is the month of a monthly or security report, or one
 * of the quarter's or week's; {@code url} is an address of the dashboard; {@code log} holds the
 * bytes of a project's log (base64 in JSON), and {@code map} says how to read it.
 */
public record ReportRequest(
    @Nullable String report,
    @Nullable String format,
    @Nullable String month,
    @Nullable List<@Nullable String> projects,
    @Nullable String url,
    @Nullable String language,
    @Nullable String tz,
    byte @Nullable [] log,
    @Nullable String map) {
  private static final int MOST_PROJECTS = 1_000;

  ReportKind kind() {
    return ReportKind.valueOf(known("report", report, ReportKind.names()));
  }

  ReportFormat fileFormat() {
    return ReportFormat.valueOf(known("format", format, ReportFormat.names()));
  }

  public List<String> projectNames() {
    List<@Nullable String> given = projects == null ? List.of() : projects;
    if (given.size() > MOST_PROJECTS) {
      throw invalid("projects", "are at most " + MOST_PROJECTS, List.of());
    }
    for (String project : given) {
      if (project == null || project.isBlank()) {
        throw invalid("projects", "must be a list of names", List.of());
      }
    }
    return Arrays.asList(given.toArray(new String[0]));
  }

  private static String known(String field, @Nullable String value, List<String> names) {
    if (value == null || !names.contains(value)) {
      String what = value == null ? "is missing" : "cannot be '" + value + "'";
      throw invalid(field, what, names);
    }
    return value.toUpperCase(Locale.ROOT);
  }

  static AnalyticsException invalid(String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, allowed);
  }
}
