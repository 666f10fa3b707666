package io.aecos.analytics.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV the way RFC 4180 says, and nothing more than that. */
final class CsvFile {
  private final String text;
  private int at;

  private CsvFile(String text) {
    this.text = text;
  }

  /** The rows by the names in the first one; the file must begin with a byte order mark. */
  static List<Map<String, String>> rows(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    if (!text.startsWith("\ufeff") || !text.endsWith("\r\n")) {
      throw new AssertionError("not a whole file: " + text);
    }
    List<List<String>> lines = new CsvFile(text.substring(1)).lines();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < lines.get(0).size(); i++) {
        row.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    while (at < text.length()) {
      List<String> line = new ArrayList<>(List.of(cell()));
      while (text.charAt(at) == ',') {
        at++;
        line.add(cell());
      }
      expect("\r\n");
      lines.add(line);
    }
    return lines;
  }

  private String cell() {
    if (text.charAt(at) != '"') {
      int from = at;
      while (",\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }
    StringBuilder cell = new StringBuilder();
    at++;
    while (!text.startsWith("\"", at) || text.startsWith("\"\"", at)) {
      cell.append(text.charAt(at));
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    at++;
    return cell.toString();
  }

  private void expect(String end) {
    if (!text.startsWith(end, at)) {
      throw new AssertionError("no end of the line at " + at + ": " + text.substring(at));
    }
    at += end.length();
  }
}
