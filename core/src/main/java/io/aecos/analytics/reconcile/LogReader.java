package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import io.aecos.analytics.table.DateReader;
import io.aecos.analytics.table.FileText;
import io.aecos.analytics.table.MapFile;
import io.aecos.analytics.table.NumberReader;
import io.aecos.analytics.table.TextTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manual project log: CSV with the columns {@code project,metric,from,to,value} and, where
 * it has one, {@code unit}, or whatever its map says. What could mean two things is refused with
 * line and column.
 */
public final class LogReader {
  private static final String UNIT = "unit";
  private static final List<String> COLUMNS =
      List.of("project", "metric", "from", "to", "value", UNIT);
  private static final Set<String> WHOLE = Set.of("count", "distinct");
  private static final Set<String> KNOWN =
      Set.of(
          "columns",
          "fixed",
          "delimiter",
          "encoding",
          "dates",
          "decimal",
          "tz",
          "projects",
          "metrics",
          "units",
          "per");

  private final LogNames names;
  private final ZoneId zone;

  /** {@code zone} is that of the log's days, unless its map says otherwise. */
  public LogReader(LogNames names, ZoneId zone) {
    this.names = names;
    this.zone = zone;
  }

  /** Reads the bytes of a log and the text of its map, if it has one. */
  public ProjectLog read(byte[] log, @Nullable String map) {
    MapFile told = MapFile.parse(map, KNOWN);
    Map<String, String> fixed = known(told, "fixed");
    TextTable table =
        TextTable.read(
            FileText.of(log, told.text("encoding")), columns(told, fixed), told.text("delimiter"));
    List<Map<String, Cell>> rows = table.rows().stream().map(row -> completed(row, fixed)).toList();
    if (rows.isEmpty()) {
      throw BadTable.line(2, "is missing: the log holds no figures");
    }
    return new ProjectLog(rows(told, table.delimiter(), rows), zone(told), weekly(told));
  }

  private static TextTable.Columns columns(MapFile told, Map<String, String> fixed) {
    Map<String, String> called = known(told, "columns");
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : COLUMNS) {
      if (!fixed.containsKey(name)) {
        columns.put(name, called.getOrDefault(name, name));
      }
    }
    return new TextTable.Columns(columns, called.containsKey(UNIT) ? Set.of() : Set.of(UNIT));
  }

  private static Map<String, String> known(MapFile told, String entry) {
    Map<String, String> texts = told.texts(entry);
    texts
        .keySet()
        .forEach(
            name -> {
              if (!COLUMNS.contains(name)) {
                throw BadTable.map(entry, "'" + name + "' is unknown", COLUMNS);
              }
            });
    return texts;
  }

  private static Map<String, Cell> completed(Map<String, Cell> row, Map<String, String> fixed) {
    int line = row.values().iterator().next().line();
    fixed.forEach((name, text) -> row.put(name, new Cell(line, name, text)));
    return row;
  }

  private List<LogRow> rows(MapFile told, char delimiter, List<Map<String, Cell>> rows) {
    DateReader dates =
        DateReader.of(
            rows.stream().flatMap(row -> Stream.of(cell(row, "from"), cell(row, "to"))).toList(),
            told.text("dates"));
    List<Cell> figures = rows.stream().map(row -> Quantities.number(cell(row, "value"))).toList();
    NumberReader numbers = NumberReader.of(figures, delimiter == ',', told.text("decimal"));
    Map<String, String> units = told.texts("units");
    List<LogRow> read = new ArrayList<>();
    for (Map<String, Cell> row : rows) {
      Metric metric = names.metric(cell(row, "metric"), told.texts("metrics"));
      BigDecimal value =
          Quantities.read(
              cell(row, "value"),
              new Quantities.Told(metric.name(), metric.unit()),
              numbers,
              unit(row, units.get(metric.name())));
      refuseParts(cell(row, "value"), metric, value);
      read.add(row(row, metric, dates, value, told));
    }
    return read;
  }

  /** What stands in a column of units holds for its row; a figure may not say otherwise. */
  private static @Nullable String unit(Map<String, Cell> row, @Nullable String stated) {
    Cell beside = row.get(UNIT);
    if (beside == null || beside.isEmpty()) {
      return stated;
    }
    String own = Quantities.unit(cell(row, "value"));
    if (!own.isEmpty() && !own.equalsIgnoreCase(beside.text())) {
      throw BadTable.cell(
          beside, "'" + beside.text() + "' is not what the figure says: '" + own + "'", List.of());
    }
    return beside.text();
  }

  /** There are no parts of a thing that is counted: the mark may separate thousands. */
  private static void refuseParts(Cell cell, Metric metric, BigDecimal value) {
    if (WHOLE.contains(metric.kind()) && value.stripTrailingZeros().scale() > 0) {
      throw BadTable.cell(
          cell,
          "'"
              + cell.text()
              + "' is no whole number, as "
              + metric.name()
              + " is; if its mark separates thousands, state the decimal mark",
          List.of("decimal: ','", "decimal: '.'"));
    }
  }

  private LogRow row(
      Map<String, Cell> row, Metric metric, DateReader dates, BigDecimal value, MapFile told) {
    LocalDate from = dates.read(cell(row, "from"));
    LocalDate to = dates.read(cell(row, "to"));
    if (to.isBefore(from)) {
      throw BadTable.cell(cell(row, "to"), to + " is before " + from, List.of());
    }
    String project = names.project(cell(row, "project"), told.texts("projects"));
    return new LogRow(cell(row, "from").line(), project, metric, from, to, value);
  }

  private static Cell cell(Map<String, Cell> row, String name) {
    return java.util.Objects.requireNonNull(row.get(name));
  }

  private ZoneId zone(MapFile told) {
    String name = told.text("tz");
    try {
      return name == null ? zone : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw BadTable.map("tz", "'" + name + "' is no time zone", List.of("UTC", "Europe/Berlin"));
    }
  }

  private static boolean weekly(MapFile told) {
    String per = told.text("per");
    if (per != null && !per.equals("row") && !per.equals("week")) {
      throw BadTable.map("per", "cannot be '" + per + "'", List.of("row", "week"));
    }
    return "week".equals(per);
  }
}
