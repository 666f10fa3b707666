package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.sign.StoredZip;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/** One file out of a report that is a zip file: for programs that open it and check nothing. */
final class ReportPart {
  private static final Map<String, String> TYPES =
      Map.of(
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "csv", "text/csv",
          "json", "application/json",
          "html", "text/html");

  private ReportPart() {}

  /** What {@code file} holds under that name. */
  static byte[] of(byte[] file, String name) {
    Map<String, byte[]> entries = StoredZip.entries(file);
    if (entries == null) {
      throw invalid("is for reports that are zip files; leave it out", List.of());
    }
    byte[] part = entries.get(name);
    if (part == null) {
      throw invalid("'" + name + "' is not in this report", List.copyOf(entries.keySet()));
    }
    return part;
  }

  static MediaType mediaType(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type);
  }

  private static AnalyticsException invalid(String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_QUERY, "part", message, allowed);
  }
}
