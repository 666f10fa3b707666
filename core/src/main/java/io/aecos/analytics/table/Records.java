package io.aecos.analytics.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads delimited records (RFC 4180, any delimiter): quotes may hold delimiters, line ends and
 * doubled quotes.
 */
public final class Records {
  private final String text;
  private final char delimiter;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int line = 1;
  private int begun = 1;

  private Records(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** One record and the line on which it begins. */
  public record Line(int number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /** All records; a quote that is not closed, or followed by more text, is refused. */
  public static List<Line> of(String text, char delimiter) {
    Records records = new Records(text, delimiter);
    records.read();
    return records.lines;
  }

  private void read() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        i = quoted(i + 1);
      } else {
        i += plain(c, i);
      }
    }
    if (!cells.isEmpty() || !cell.isEmpty()) {
      endRecord();
    }
  }

  private int plain(char c, int at) {
    if (c == delimiter) {
      endCell();
    } else if (c == '\n' || c == '\r') {
      boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      endRecord();
      line++;
      begun = line;
      return pair ? 2 : 1;
    } else {
      cell.append(c);
    }
    return 1;
  }

  /** From behind the opening quote to behind the closing one. */
  private int quoted(int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (c == '"' && !doubled) {
        return closed(i + 1);
      }
      line += c == '\n' ? 1 : 0;
      cell.append(c);
      i += doubled ? 1 : 0;
    }
    throw BadTable.line(begun, "a quote is not closed");
  }

  private int closed(int behind) {
    int i = behind;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    if (i < text.length() && text.charAt(i) != delimiter && "\r\n".indexOf(text.charAt(i)) < 0) {
      throw BadTable.line(line, "text follows a closing quote");
    }
    return i;
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void endRecord() {
    endCell();
    lines.add(new Line(begun, List.copyOf(cells)));
    cells = new ArrayList<>();
  }
}
