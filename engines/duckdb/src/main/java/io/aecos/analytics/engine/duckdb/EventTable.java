package io.aecos.analytics.engine.duckdb;

import static java.util.Objects.requireNonNull;

import io.aecos.analytics.engine.duckdb.sql.EventSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.EventColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shape of the table of events: fixed columns, then one for each attribute that the catalogue
 * declares. Attributes that their column cannot give back exactly, and undeclared ones, stand as
 * JSON in {@code rest}. A file to which columns were added has them behind; {@code stored} are the
 * columns in its order, all others are of one order whatever the file. There is no index: the
 * ledger has removed duplicates.
 */
record EventTable(List<String> texts, List<String> numbers, List<Column> stored) {
  static final List<EventColumn> COLUMNS =
      Arrays.stream(EventColumn.values())
          .filter(column -> column != EventColumn.MODULE && column != EventColumn.TYPE)
          .toList();

  /** What has no column of its own. */
  static final String REST = "rest";

  private static final int FORMAT = 3;

  EventTable {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
    stored = List.copyOf(stored);
  }

  private EventTable(List<String> texts, List<String> numbers) {
    this(texts, numbers, columns(texts, numbers));
  }

  /** This one in a file whose columns are {@code names}; all of its columns have to be there. */
  EventTable in(List<String> names) {
    Map<String, Column> known = new HashMap<>();
    columns().forEach(column -> known.put(column.name(), column));
    return new EventTable(
        texts, numbers, names.stream().map(name -> requireNonNull(known.get(name), name)).toList());
  }

  /** Which columns a file lacks whose columns are {@code names}. */
  List<Column> lackedBy(Collection<String> names) {
    return columns().stream().filter(column -> !names.contains(column.name())).toList();
  }

  /**
   * Whether a file of the shape {@code signature} only lacks columns of attributes: it has been of
   * this format, and no attribute has gone or changed.
   */
  boolean isGrownFrom(String signature) {
    String[] parts = signature.split("\\|", -1);
    return parts.length == 3
        && parts[0].equals(String.valueOf(FORMAT))
        && names(parts[1]).stream().allMatch(texts::contains)
        && names(parts[2]).stream().allMatch(numbers::contains);
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  static EventTable of(EventCatalog catalog) {
    // DuckDB's names know no case: of two that differ in case only, the first gets the column.
    TreeSet<String> seen = new TreeSet<>();
    return new EventTable(
        catalog.textAttributes().stream().filter(name -> seen.add(lower(name))).toList(),
        catalog.numberAttributes().stream().filter(name -> seen.add(lower(name))).toList());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Equal for tables of one shape; another one means that the projection has to be made again. */
  String signature() {
    return FORMAT + "|" + String.join(",", texts) + "|" + String.join(",", numbers);
  }

  /** What a column holds: {@code KIND} is a number of the dictionary of event types. */
  enum Type {
    WHOLE("BIGINT NOT NULL"),
    ID("UUID NOT NULL"),
    KIND("INTEGER NOT NULL"),
    NUMBER("DOUBLE"),
    TEXT("VARCHAR");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** A column by its name, which is not quoted. */
  record Column(String name, Type type) {}

  /** The statement that adds a column behind all others. */
  static String added(Column column) {
    return "ALTER TABLE event ADD COLUMN " + Sql.quote(column.name()) + " " + column.type().sql;
  }

  String createTable() {
    return stored.stream()
        .map(column -> Sql.quote(column.name()) + " " + column.type().sql)
        .collect(Collectors.joining(",\n  ", "CREATE TABLE event (\n  ", ")"));
  }

  /** All columns in the order of a new file, as a statement names them. */
  String selected() {
    return columns().stream()
        .map(column -> Sql.quote(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** All columns in the order of a new file. */
  List<Column> columns() {
    return columns(texts, numbers);
  }

  private static List<Column> columns(List<String> texts, List<String> numbers) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("seq", Type.WHOLE));
    columns.add(new Column("id", Type.ID));
    columns.add(new Column("occurred_us", Type.WHOLE));
    columns.add(new Column("received_us", Type.WHOLE));
    columns.add(new Column("kind", Type.KIND));
    columns.add(new Column("value", Type.NUMBER));
    COLUMNS.forEach(column -> columns.add(new Column(EventSql.columnName(column), Type.TEXT)));
    texts.forEach(name -> columns.add(new Column(Vocabulary.attributeColumn(name), Type.TEXT)));
    numbers.forEach(name -> columns.add(new Column(Vocabulary.attributeColumn(name), Type.NUMBER)));
    columns.add(new Column(REST, Type.TEXT));
    return columns;
  }
}
