package io.aecos.analytics.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A delimited text with a line of column names, as its rows by the names that the reader knows them
 * by. {@code delimiter} is what stands between the cells.
 */
public record TextTable(char delimiter, List<Map<String, Cell>> rows) {
  private static final Map<String, Character> DELIMITERS =
      Map.of(",", ',', ";", ';', "|", '|', "tab", '\t', "\t", '\t');
  private static final List<Character> TRIED = List.of(',', ';', '\t', '|');
  private static final String HINT = "sep=";

  /**
   * What a table must hold: {@code names} says for each column that the reader knows what it is
   * called in the file; those of {@code optional} may be missing. Others are left aside.
   */
  public record Columns(Map<String, String> names, Set<String> optional) {
    List<String> missing(List<String> header) {
      List<String> missing = new ArrayList<>();
      names.forEach(
          (own, name) -> {
            if (!optional.contains(own) && !header.contains(form(name))) {
              missing.add(name);
            }
          });
      return missing;
    }
  }

  /**
   * Reads {@code text}. Where no delimiter is {@code stated} it is the one with which the first
   * line names all the columns that must be there.
   */
  public static TextTable read(String text, Columns columns, @Nullable String stated) {
    String body = text;
    Character delimiter = stated == null ? null : known(stated);
    int from = 1;
    if (text.startsWith(HINT) && text.length() > HINT.length()) {
      delimiter = delimiter == null ? (Character) text.charAt(HINT.length()) : delimiter;
      int end = text.indexOf('\n');
      body = end < 0 ? "" : text.substring(end + 1);
      from = 2;
    }
    if (body.isBlank()) {
      throw BadTable.line(from, "is empty; a line of column names was expected");
    }
    char chosen = delimiter == null ? delimiterOf(body, columns, from) : delimiter;
    return new TextTable(chosen, rows(Records.of(body, chosen), columns, from - 1));
  }

  private static Character known(String stated) {
    Character delimiter = DELIMITERS.get(stated.equals("\t") ? stated : stated.strip());
    if (delimiter == null) {
      throw BadTable.map("delimiter", "cannot be '" + stated + "'", List.of(",", ";", "|", "tab"));
    }
    return delimiter;
  }

  private static char delimiterOf(String body, Columns columns, int line) {
    String first = body.lines().findFirst().orElse("");
    List<String> nearest = List.of();
    for (char tried : TRIED) {
      List<String> header = header(first, tried);
      if (columns.missing(header).isEmpty()) {
        return tried;
      }
      nearest = header.size() > nearest.size() ? header : nearest;
    }
    throw missing(line, columns, nearest);
  }

  private static RuntimeException missing(int line, Columns columns, List<String> header) {
    return BadTable.line(
        line,
        "names no column "
            + columns.missing(header).stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "))
            + "; it names "
            + header.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
            + ". A map says what they are called: 'columns: {value: Amount}'");
  }

  private static List<String> header(String line, char delimiter) {
    try {
      return Records.of(line, delimiter).stream()
          .findFirst()
          .map(record -> record.cells().stream().map(TextTable::form).toList())
          .orElse(List.of());
    } catch (io.aecos.analytics.error.AnalyticsException e) {
      return List.of(); // With this delimiter it is no record; another one is tried.
    }
  }

  private static List<Map<String, Cell>> rows(
      List<Records.Line> records, Columns columns, int before) {
    List<String> header = records.get(0).cells().stream().map(TextTable::form).toList();
    if (!columns.missing(header).isEmpty()) {
      throw missing(before + 1, columns, header);
    }
    Map<String, Integer> places = places(header, columns, before + 1);
    List<Map<String, Cell>> rows = new ArrayList<>();
    for (Records.Line record : records.subList(1, records.size())) {
      if (!record.isBlank()) {
        rows.add(row(record, header.size(), places, columns, before));
      }
    }
    return rows;
  }

  private static Map<String, Integer> places(List<String> header, Columns columns, int line) {
    Map<String, Integer> places = new LinkedHashMap<>();
    columns
        .names()
        .forEach(
            (own, name) -> {
              int place = header.indexOf(form(name));
              if (place != header.lastIndexOf(form(name))) {
                throw BadTable.line(line, "names the column '" + name + "' twice");
              }
              if (place >= 0) {
                places.put(own, place);
              }
            });
    return places;
  }

  private static Map<String, Cell> row(
      Records.Line record, int width, Map<String, Integer> places, Columns columns, int before) {
    int line = record.number() + before;
    List<String> cells = record.cells();
    boolean over = cells.stream().skip(width).anyMatch(text -> !text.isBlank());
    if (over || cells.size() < width) {
      throw BadTable.line(
          line, "has " + cells.size() + " cells, but " + width + " columns are named");
    }
    Map<String, Cell> row = new LinkedHashMap<>();
    places.forEach(
        (own, place) ->
            row.put(
                own,
                new Cell(line, columns.names().getOrDefault(own, own), trimmed(cells.get(place)))));
    return row;
  }

  private static String trimmed(String text) {
    return text.replace('\u00a0', ' ').strip();
  }

  /** Names are compared without regard to case, outer blanks and how accents are composed. */
  public static String form(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
        .replaceAll("[\\s_-]+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
