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

  String createTable() {
    List<String> columns = new ArrayList<>();
    columns.add("seq BIGINT NOT NULL");
    columns.add("id UUID NOT NULL");
    columns.add("occurred_us BIGINT NOT NULL");
    columns.add("received_us BIGINT NOT NULL");
    columns.add("kind INTEGER NOT NULL");
    columns.add("\"value\" DOUBLE");
    COLUMNS.forEach(column -> columns.add(Sql.quote(EventSql.columnName(column)) + " VARCHAR"));
    texts.forEach(name -> columns.add(attribute(name) + " VARCHAR"));
    numbers.forEach(name -> columns.add(attribute(name) + " DOUBLE"));
    columns.add("rest VARCHAR");
    return columns.stream().collect(Collectors.joining(",\n  ", "CREATE TABLE event (\n  ", ")"));
  }

  /** All columns in the order of the table. */
  String selected() {
    List<String> columns =
        new ArrayList<>(List.of("seq", "id", "occurred_us", "received_us", "kind", "\"value\""));
    COLUMNS.forEach(column -> columns.add(Sql.quote(EventSql.columnName(column))));
    texts.forEach(name -> columns.add(attribute(name)));
    numbers.forEach(name -> columns.add(attribute(name)));
    columns.add("rest");
    return String.join(", ", columns);
  }

  private static String attribute(String name) {
    return Sql.quote(Vocabulary.attributeColumn(name));
  }
}
