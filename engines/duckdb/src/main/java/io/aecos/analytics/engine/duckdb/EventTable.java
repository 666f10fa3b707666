package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.EventSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.EventColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shape of the table of events: fixed columns, then one for each attribute that the catalogue
 * declares. Attributes that their column cannot give back exactly, and undeclared ones, stand as
 * JSON in {@code rest}. There is no index: the ledger has removed duplicates.
 */
record EventTable(List<String> texts, List<String> numbers) {
  static final List<EventColumn> COLUMNS =
      Arrays.stream(EventColumn.values())
          .filter(column -> column != EventColumn.MODULE && column != EventColumn.TYPE)
          .toList();

  private static final int FORMAT = 3;

  EventTable {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
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

  String createTable() {
    return columns().stream()
        .map(column -> Sql.quote(column.name()) + " " + column.type().sql)
        .collect(Collectors.joining(",\n  ", "CREATE TABLE event (\n  ", ")"));
  }

  /** All columns in the order of the table, as a statement names them. */
  String selected() {
    return columns().stream()
        .map(column -> Sql.quote(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** All columns in the order of the table. */
  List<Column> columns() {
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
    columns.add(new Column("rest", Type.TEXT));
    return columns;
  }
}
