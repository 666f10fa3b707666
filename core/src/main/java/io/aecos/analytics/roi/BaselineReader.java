package io.aecos.analytics.roi;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import io.aecos.analytics.table.DateReader;
import io.aecos.analytics.table.FileText;
import io.aecos.analytics.table.MapFile;
import io.aecos.analytics.table.NumberReader;
import io.aecos.analytics.table.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads baselines as CSV: {@code elementType,project,from,hours,rate,note}, of which only {@code
 * hours} must be there; an empty cell means any element type, any project, ever, and the rate that
 * applies otherwise. A file is read as a whole or refused with the line and column that is wrong.
 */
public final class BaselineReader {
  /** The columns in the order in which they are written. */
  public static final List<String> COLUMNS =
      List.of("elementType", "project", "from", "hours", "rate", "note");

  private static final Set<String> KNOWN =
      Set.of("columns", "delimiter", "encoding", "dates", "decimal");

  private final String by;
  private final Instant now;

  /** {@code by} hands them in at the moment {@code now}. */
  public BaselineReader(String by, Instant now) {
    this.by = by;
    this.now = now;
  }

  /** The bytes of a file and the text of the map that says how to read it, if it has one. */
  public List<KeptBaseline> read(byte[] file, @Nullable String map) {
    MapFile told = MapFile.parse(map, KNOWN);
    TextTable table =
        TextTable.read(
            FileText.of(file, told.text("encoding")), columns(told), told.text("delimiter"));
    if (table.rows().isEmpty()) {
      throw BadTable.line(1, "nothing follows the column names");
    }
    DateReader dates = DateReader.of(cells(table, "from"), told.text("dates"));
    List<Cell> figures = new ArrayList<>(cells(table, "hours"));
    figures.addAll(cells(table, "rate"));
    NumberReader numbers = NumberReader.of(figures, table.delimiter() == ',', told.text("decimal"));
    List<KeptBaseline> baselines = new ArrayList<>();
    Map<Subject, Integer> lines = new HashMap<>();
    for (Map<String, Cell> row : table.rows()) {
      int line = row.values().iterator().next().line();
      KeptBaseline baseline = baseline(row, line, dates, numbers);
      Integer before = lines.put(baseline.subject(), line);
      if (before != null) {
        throw BadTable.line(line, "is about the same as line " + before);
      }
      baselines.add(baseline);
    }
    return baselines;
  }

  private static TextTable.Columns columns(MapFile told) {
    Map<String, String> called = told.texts("columns");
    for (String name : called.keySet()) {
      if (!COLUMNS.contains(name)) {
        throw BadTable.map("columns", "'" + name + "' is unknown", COLUMNS);
      }
    }
    Map<String, String> columns = new LinkedHashMap<>();
    COLUMNS.forEach(name -> columns.put(name, called.getOrDefault(name, name)));
    Set<String> optional = new LinkedHashSet<>(COLUMNS);
    optional.remove("hours");
    optional.removeAll(called.keySet());
    return new TextTable.Columns(columns, optional);
  }

  private static List<Cell> cells(TextTable table, String name) {
    return table.rows().stream()
        .map(row -> row.get(name))
        .filter(cell -> cell != null && !cell.isEmpty())
        .toList();
  }

  private KeptBaseline baseline(
      Map<String, Cell> row, int line, DateReader dates, NumberReader numbers) {
    Cell hours = filled(row, "hours");
    if (hours == null) {
      throw BadTable.line(line, "has no 'hours'");
    }
    Cell from = filled(row, "from");
    Cell rate = filled(row, "rate");
    try {
      return new KeptBaseline(
          new Subject(
              text(row, "elementType"),
              text(row, "project"),
              from == null ? null : dates.read(from)),
          numbers.read(hours).doubleValue(),
          rate == null ? null : (Double) numbers.read(rate).doubleValue(),
          text(row, "note"),
          by,
          now);
    } catch (AnalyticsException e) {
      String field = String.valueOf(e.field());
      throw field.startsWith("line ") ? e : BadTable.line(line, field + " " + e.getMessage());
    }
  }

  private static @Nullable Cell filled(Map<String, Cell> row, String name) {
    Cell cell = row.get(name);
    return cell == null || cell.isEmpty() ? null : cell;
  }

  private static @Nullable String text(Map<String, Cell> row, String name) {
    Cell cell = filled(row, name);
    return cell == null ? null : cell.text();
  }
}
