package io.aecos.analytics.report.data;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV as RFC 4180 has them, with text that a spreadsheet would run as a formula made
 * harmless by an apostrophe before it: where the cell begins, and where one begins for a program
 * that cuts lines at another separator and does not know this quote. The files of charts are
 * written by the same rules, in the browser; both are held to one list of cases.
 */
public final class Csv {
  private static final Pattern RUNS =
      Pattern.compile(
          "^(?=[%1$s\\t\\r\\n])|(?<=[;|\\t\\r\\n])(?=\"*[%1$s])"
              .formatted("=+\\-@\uff1d\uff0b\uff0d\uff20"));
  private static final Pattern QUOTED = Pattern.compile("[,;|\\t\"\\r\\n]");

  private final Appendable out;

  public Csv(Appendable out) {
    this.out = out;
  }

  /** One line; numbers stay as they are, and null is an empty cell. */
  public void line(List<? extends @Nullable Object> cells) throws IOException {
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
    String safe = RUNS.matcher(cell).replaceAll("'");
    boolean quoted = QUOTED.matcher(safe).find();
    out.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
  }
}
