package io.aecos.analytics.outcome;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.outcome.Outcomes.Outcome;
import io.aecos.analytics.reconcile.LogNames;
import io.aecos.analytics.reconcile.Quantities;
import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import io.aecos.analytics.table.DateReader;
import io.aecos.analytics.table.FileText;
import io.aecos.analytics.table.MapFile;
import io.aecos.analytics.table.NumberReader;
import io.aecos.analytics.table.TextTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what elements really cost and how long they took: CSV with the columns {@code
 * project,elementGuid,date,cost,duration} and, where it has them, {@code elementType}, {@code
 * laborHours} and {@code currency}. Costs are US dollars, durations days; what a cell, its column
 * or the currency beside it tells to be anything else is refused. The same row gives the same
 * event, so reading a file again stores nothing twice; of rows that are alike each counts.
 */
public final class OutcomeReader {
  private static final BigDecimal LONGEST_DAY = BigDecimal.valueOf(24);

  private static final EventType COST = EventType.parse("project/actual_cost");
  private static final EventType DURATION = EventType.parse("project/actual_duration");
  private static final String SOURCE = "csv";
  private static final List<String> COLUMNS =
      List.of(
          "project",
          "elementGuid",
          "date",
          "cost",
          "duration",
          "elementType",
          "laborHours",
          "currency");
  private static final Set<String> OPTIONAL =
      Set.of("cost", "duration", "elementType", "laborHours", "currency");
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
          "currency",
          "hoursPerDay");
  private static final int NOON = 12;

  private final LogNames names;
  private final ZoneId zone;

  /** {@code zone} is that of the dates, unless the map says otherwise. */
  public OutcomeReader(LogNames names, ZoneId zone) {
    this.names = names;
    this.zone = zone;
  }

  /** Reads the bytes of a table and the text of its map, if it has one. */
  public Outcomes read(byte[] file, @Nullable String map) {
    MapFile told = MapFile.parse(map, KNOWN);
    String currency = told.text("currency");
    if (currency != null && !Denomination.isDollars(currency)) {
      throw BadTable.map("currency", Denomination.notCounted(currency), List.of("USD"));
    }
    TextTable table =
        TextTable.read(
            FileText.of(file, told.text("encoding")), columns(told), told.text("delimiter"));
    List<Map<String, Cell>> rows = new ArrayList<>();
    for (Map<String, Cell> row : table.rows()) {
      int line = row.values().iterator().next().line();
      known(told, "fixed").forEach((name, text) -> row.put(name, new Cell(line, name, text)));
      rows.add(row);
    }
    if (rows.isEmpty()
        || !rows.get(0).containsKey("cost") && !rows.get(0).containsKey("duration")) {
      throw BadTable.line(
          1,
          rows.isEmpty()
              ? "nothing follows the column names"
              : "names neither 'cost' nor 'duration'");
    }
    return new Outcomes(new Table(told, table.delimiter(), rows).outcomes());
  }

  private static TextTable.Columns columns(MapFile told) {
    Map<String, String> called = known(told, "columns");
    Map<String, String> columns = new LinkedHashMap<>();
    Set<String> fixed = known(told, "fixed").keySet();
    Set<String> optional = new LinkedHashSet<>(OPTIONAL);
    optional.removeAll(called.keySet());
    for (String name : COLUMNS) {
      if (!fixed.contains(name)) {
        columns.put(name, called.getOrDefault(name, name));
      }
    }
    return new TextTable.Columns(columns, optional);
  }

  private static Map<String, String> known(MapFile told, String entry) {
    Map<String, String> texts = told.texts(entry);
    for (String name : texts.keySet()) {
      if (!COLUMNS.contains(name)) {
        throw BadTable.map(entry, "'" + name + "' is unknown", COLUMNS);
      }
    }
    return texts;
  }

  /** The rows of one table, with what is known of how they are written. */
  private final class Table {
    private final MapFile told;
    private final List<Map<String, Cell>> rows;
    private final DateReader dates;
    private final NumberReader numbers;
    private final ZoneId in;
    private final @Nullable BigDecimal hoursPerDay;
    private final Map<String, Integer> alike = new HashMap<>();

    Table(MapFile told, char delimiter, List<Map<String, Cell>> rows) {
      this.told = told;
      this.rows = rows;
      this.dates = DateReader.of(cells("date"), told.text("dates"));
      List<Cell> figures = new ArrayList<>();
      for (String name : List.of("cost", "duration", "laborHours")) {
        cells(name).forEach(cell -> figures.add(Quantities.number(cell)));
      }
      this.numbers = NumberReader.of(figures, delimiter == ',', told.text("decimal"));
      this.in = zone();
      this.hoursPerDay = hoursPerDay();
    }

    private @Nullable BigDecimal hoursPerDay() {
      String told = this.told.text("hoursPerDay");
      if (told == null) {
        return null;
      }
      BigDecimal hours = numbers.read(new Cell(0, "hoursPerDay", told.replace(',', '.')));
      if (hours.signum() <= 0 || hours.compareTo(LONGEST_DAY) > 0) {
        throw BadTable.map(
            "hoursPerDay",
            "'" + told + "' is not how many hours of work a day has: above 0, at most 24",
            List.of("8"));
      }
      return hours;
    }

    private ZoneId zone() {
      String name = told.text("tz");
      try {
        return name == null ? OutcomeReader.this.zone : ZoneId.of(name);
      } catch (java.time.DateTimeException e) {
        throw BadTable.map("tz", "'" + name + "' is no time zone", List.of("UTC", "Europe/Berlin"));
      }
    }

    private List<Cell> cells(String name) {
      return rows.stream()
          .map(row -> row.get(name))
          .filter(cell -> cell != null && !cell.isEmpty())
          .toList();
    }

    List<Outcome> outcomes() {
      List<Outcome> outcomes = new ArrayList<>();
      for (Map<String, Cell> row : rows) {
        int before = outcomes.size();
        add(row, "cost", COST, outcomes);
        add(row, "duration", DURATION, outcomes);
        if (outcomes.size() == before) {
          throw BadTable.line(
              row.values().iterator().next().line(), "tells neither a cost nor a duration");
        }
      }
      return outcomes;
    }

    private void add(Map<String, Cell> row, String name, EventType type, List<Outcome> outcomes) {
      Cell cell = row.get(name);
      if (cell == null || cell.isEmpty()) {
        return;
      }
      BigDecimal value = type.equals(COST) ? cost(cell, row.get("currency")) : days(cell);
      outcomes.add(new Outcome(cell.line(), event(row, type, value)));
    }

    private BigDecimal cost(Cell cell, @Nullable Cell currency) {
      if (currency != null && !currency.isEmpty()) {
        if (!Denomination.isDollars(currency.text())) {
          throw BadTable.cell(currency, Denomination.notCounted(currency.text()), List.of("USD"));
        }
      } else if (told.text("currency") == null) {
        Denomination.refuseForeign(cell);
      }
      return Quantities.read(cell, new Quantities.Told("a cost", Unit.USD), numbers, null);
    }

    /** Hours are days only where the map says how many hours a day has. */
    private BigDecimal days(Cell cell) {
      boolean bare = Quantities.unit(cell).isEmpty();
      boolean hours = Denomination.isHours(bare ? cell.column() : Quantities.unit(cell));
      BigDecimal perDay = hoursPerDay;
      if (hours && perDay == null) {
        throw BadTable.cell(
            cell,
            "'"
                + cell.text()
                + "' is in hours"
                + (bare ? " by the name of its column" : "")
                + "; state how many a day has",
            List.of("hoursPerDay: 8"));
      }
      BigDecimal value =
          Quantities.read(
              cell,
              new Quantities.Told("a duration", hours ? Unit.HOURS : Unit.DAYS),
              numbers,
              null);
      if (value.signum() < 0) {
        throw BadTable.cell(cell, "a duration is not negative", List.of());
      }
      return hours && perDay != null
          ? value.divide(perDay, java.math.MathContext.DECIMAL64)
          : value;
    }

    private Event event(Map<String, Cell> row, EventType type, BigDecimal value) {
      String project = names.project(cell(row, "project"), told.texts("projects"));
      Cell guid = cell(row, "elementGuid");
      LocalDate date = dates.read(cell(row, "date"));
      String key =
          String.join(
              "\n",
              type.toString(),
              project,
              guid.text(),
              date.toString(),
              value.stripTrailingZeros().toPlainString());
      int occurrence = alike.merge(key, 1, Integer::sum);
      EventBuilder event =
          Event.builder(
                  EventIds.of("outcome", key, String.valueOf(occurrence)),
                  date.atTime(NOON, 0).atZone(in).toInstant(),
                  type,
                  SOURCE)
              .project(project)
              .elementGuid(guid.text())
              .elementType(text(row, "elementType"))
              .value(value.doubleValue());
      Cell hours = row.get("laborHours");
      if (hours != null && !hours.isEmpty()) {
        event.attribute(
            "labor_hours",
            Quantities.read(hours, new Quantities.Told("labour", Unit.HOURS), numbers, null)
                .doubleValue());
      }
      return event.build();
    }

    private Cell cell(Map<String, Cell> row, String name) {
      Cell cell = row.get(name);
      if (cell == null || cell.isEmpty() && !name.equals("elementGuid")) {
        throw BadTable.cell(cell == null ? new Cell(1, name, "") : cell, "says nothing", List.of());
      }
      return cell;
    }

    private static @Nullable String text(Map<String, Cell> row, String name) {
      Cell cell = row.get(name);
      return cell == null || cell.isEmpty() ? null : cell.text();
    }
  }
}
