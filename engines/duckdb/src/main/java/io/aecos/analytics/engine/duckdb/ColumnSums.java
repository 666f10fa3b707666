package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.EventSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.ContentHash;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Fingerprint;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets the engine add up its columns for the hash of the content, so that no row has to leave it;
 * only the JSON of {@code rest} is read here, and what columns hold of it beside that must be what
 * follows from it. A statement for each column skips what is empty, which most of the table is, and
 * lets an interrupted thread end soon.
 */
final class ColumnSums {
  private static final String EVENT = "event";
  private static final String TYPED = "event JOIN kind USING (kind)";

  private final Set<String> texts;
  private final Set<String> numbers;
  private final Connection connection;
  private final ContentHash hash = new ContentHash();

  ColumnSums(EventTable table, Connection connection) {
    this.texts = Set.copyOf(table.texts());
    this.numbers = Set.copyOf(table.numbers());
    this.connection = connection;
  }

  Fingerprint fingerprint() throws SQLException {
    add("id", EVENT, (cells, sum) -> hash.addField(ContentHash.ID, cells, sum));
    add("occurred_us", EVENT, (cells, sum) -> hash.addField(ContentHash.OCCURRED, cells, sum));
    add("received_us", EVENT, (cells, sum) -> hash.addField(ContentHash.RECEIVED, cells, sum));
    add("value", EVENT, (cells, sum) -> hash.addField(ContentHash.VALUE, cells, sum));
    for (EventColumn column : EventColumn.values()) {
      String from = EventTable.COLUMNS.contains(column) ? EVENT : TYPED;
      add(
          EventSql.columnName(column),
          from,
          (cells, sum) -> hash.addField(column.columnName(), cells, sum));
    }
    for (String name : texts) {
      addAttribute(name);
    }
    for (String name : numbers) {
      addAttribute(name);
    }
    addRest();
    return hash.fingerprint();
  }

  private void addAttribute(String name) throws SQLException {
    add(
        Vocabulary.attributeColumn(name),
        EVENT,
        (cells, sum) -> hash.addAttribute(name, cells, sum));
  }

  private void add(String column, String from, Sink sink) throws SQLException {
    if (Thread.currentThread().isInterrupted()) {
      throw new SQLException("interrupted while the content is added up");
    }
    String sql =
        "SELECT count(*), sum(hash(hash(%1$s, seq))) FROM %2$s WHERE %1$s IS NOT NULL"
            .formatted(Sql.quote(column), from);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (row.next() && row.getLong(1) > 0) {
        sink.add(row.getLong(1), (BigInteger) row.getObject(2));
      }
    }
  }

  private void addRest() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT seq, rest FROM event WHERE rest IS NOT NULL")) {
      while (row.next()) {
        long seq = row.getLong(1);
        Map<String, Object> exact = JsonValues.read(row.getString(2));
        hash.addAttributes(seq, exact);
        hash.removeAttributes(seq, alsoInColumns(exact));
      }
    }
  }

  /** What their columns hold of attributes that are added up as they came. */
  private Map<String, Object> alsoInColumns(Map<String, Object> exact) {
    Map<String, Object> columns = new HashMap<>();
    exact.forEach(
        (name, value) -> {
          Object column =
              texts.contains(name)
                  ? AttributeValues.text(value)
                  : numbers.contains(name) ? AttributeValues.number(value) : null;
          if (column != null) {
            columns.put(name, column);
          }
        });
    return columns;
  }

  @FunctionalInterface
  private interface Sink {
    void add(long cells, BigInteger sum);
  }
}
