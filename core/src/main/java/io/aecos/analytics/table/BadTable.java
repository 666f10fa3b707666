package io.aecos.analytics.table;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;

/** Complaints about a file that somebody handed over, each with the line and column it is about. */
public final class BadTable {
  private BadTable() {}

  /** About one cell. */
  public static AnalyticsException cell(Cell cell, String problem, List<String> allowed) {
    String column = cell.column().isEmpty() ? "" : ", column " + cell.column();
    return AnalyticsException.invalid(
        ErrorCode.INVALID_FILE, "line " + cell.line() + column, problem, allowed);
  }

  /** About one line. */
  public static AnalyticsException line(int line, String problem) {
    return AnalyticsException.invalid(ErrorCode.INVALID_FILE, "line " + line, problem, List.of());
  }

  /** About an entry of the map that says how the table is to be read. */
  public static AnalyticsException map(String entry, String problem, List<String> allowed) {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_FILE, entry.isEmpty() ? "map" : "map, " + entry, problem, allowed);
  }
}
