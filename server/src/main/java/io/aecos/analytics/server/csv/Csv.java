package io.aecos.analytics.server.csv;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV as RFC 4180 has them, with text that a spreadsheet would run as a formula made
 * harmless by an apostrophe before it. The files of charts are written the same way, in the
 * browser.
 */
final class Csv {
  private static final String FORMULA = "=+-@\t\r";

  private final Appendable out;

  Csv(Appendable out) {
    this.out = out;
  }

  /** One line; numbers stay as they are, and null is an empty cell. */
  void line(List<? extends @Nullable Object> cells) throws IOException {
    String separator = "";
    for (Object cell : cells) {
      out.append(separator);
      if (cell instanceof Number) {
        out.append(cell.toString());
      } else if (cell != null) {
        text(cell.toString());
      }
      separator = ",";
    }
    out.append("\r\n");
  }

  private void text(String cell) throws IOException {
    boolean runs = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    String safe = runs ? "'" + cell : cell;
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    out.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
  }
}
