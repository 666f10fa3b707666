package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.table.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads people and teams from CSV (RFC 4180, UTF-8): a line of column names, then a row for each
 * membership, so that whoever is in two teams has two rows.
 */
final class DirectoryCsv {
  static final List<String> COLUMNS =
      List.of("user", "role", "identities", "team", "from", "to", "lead");
  private static final Set<String> YES = Set.of("true", "yes", "1", "lead");
  private static final Set<String> NO = Set.of("", "false", "no", "0");

  private DirectoryCsv() {}

  static List<DirectoryRow> read(String text) {
    List<List<String>> lines = cells(text.startsWith("\ufeff") ? text.substring(1) : text);
    if (lines.isEmpty()) {
      throw wrong(1, "a line of column names is missing: " + String.join(",", COLUMNS));
    }
    List<String> columns =
        lines.get(0).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String column : columns) {
      if (!COLUMNS.contains(column) || columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw wrong(1, "column '" + column + "' is unknown or there twice; known: " + COLUMNS);
      }
    }
    if (!columns.contains("user")) {
      throw wrong(1, "the column 'user' is missing");
    }
    List<DirectoryRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> line = lines.get(i);
      if (line.size() == 1 && line.get(0).isBlank()) {
        continue;
      }
      if (line.size() != columns.size()) {
        throw wrong(i + 1, "has " + line.size() + " cells, not " + columns.size());
      }
      Map<String, String> cells = new HashMap<>();
      columns.forEach(name -> cells.put(name, line.get(columns.indexOf(name)).strip()));
      rows.add(row(i + 1, cells));
    }
    return rows;
  }

  private static DirectoryRow row(int line, Map<String, String> cells) {
    String user = cells.getOrDefault("user", "");
    if (user.isEmpty()) {
      throw wrong(line, "names no user");
    }
    String lead = cells.getOrDefault("lead", "").toLowerCase(Locale.ROOT);
    if (!YES.contains(lead) && !NO.contains(lead)) {
      throw wrong(line, "'lead' is true or false, not '" + lead + "'");
    }
    String team = said(cells, "team");
    if (team == null && (YES.contains(lead) || said(cells, "from") != null)) {
      throw wrong(line, "says since when or that somebody leads, but names no team");
    }
    List<String> identities =
        Stream.of(cells.getOrDefault("identities", "").split(";", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return new DirectoryRow(
        line,
        user,
        said(cells, "role"),
        identities,
        team,
        said(cells, "from"),
        said(cells, "to"),
        YES.contains(lead));
  }

  private static @Nullable String said(Map<String, String> cells, String column) {
    String text = cells.getOrDefault(column, "");
    return text.isEmpty() ? null : text;
  }

  private static List<List<String>> cells(String text) {
    try {
      return Records.of(text, ',').stream().map(Records.Line::cells).toList();
    } catch (AnalyticsException e) {
      throw new CommandFailure(ExitCodes.USAGE, "record on " + e.field() + ": " + e.getMessage());
    }
  }

  private static CommandFailure wrong(int line, String what) {
    return new CommandFailure(ExitCodes.USAGE, "record " + line + ": " + what);
  }
}
