package io.aecos.analytics.workspace.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Markdown reports of AEC OS: {@code **Field:** value} lines and tables. */
final class Markdown {
  private final Map<String, String> fields = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final String text;

  Markdown(String text) {
    this.text = text;
    for (String line : text.lines().toList()) {
      field(line);
      if (line.startsWith("|") && !line.startsWith("|--") && !line.startsWith("| --")) {
        rows.add(cells(line));
      }
    }
  }

  boolean contains(String words) {
    return text.contains(words);
  }

  @Nullable String field(String name, @Nullable String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }

  /** All table rows, header rows included, with their cells trimmed and freed of asterisks. */
  List<List<String>> rows() {
    return rows;
  }

  /** The second cell of the row whose first cell is {@code name}; null when there is none. */
  @Nullable String cell(String name) {
    for (List<String> row : rows) {
      if (row.size() >= 2 && row.get(0).equals(name)) {
        return row.get(1);
      }
    }
    return null;
  }

  /** The first number in {@code text}, without currency sign and thousands separators. */
  static @Nullable Double number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.replace(",", "").replaceFirst("^[^0-9.-]*", "");
    digits = digits.replaceFirst("[^0-9.eE+-].*$", "");
    try {
      double number = Double.parseDouble(digits);
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void field(String line) {
    int end = line.indexOf(":**");
    int start = line.indexOf("**");
    if (start >= 0 && end > start) {
      fields.putIfAbsent(line.substring(start + 2, end), line.substring(end + 3).trim());
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().replace("**", "").trim());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
