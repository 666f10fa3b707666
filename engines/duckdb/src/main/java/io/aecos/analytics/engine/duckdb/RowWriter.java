package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.EventColumn;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends events to the table of events, within the connection's transaction. */
final class RowWriter {
  private final EventTable table;

  RowWriter(EventTable table) {
    this.table = table;
  }

  void append(Collection<LedgerRow> rows, Kinds kinds, DuckDBConnection connection)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("event")) {
      for (LedgerRow row : rows) {
        appender.beginRow();
        append(row, kinds, appender);
        appender.endRow();
      }
      appender.flush();
    }
  }

  private void append(LedgerRow row, Kinds kinds, DuckDBAppender appender) throws SQLException {
    Event event = row.event();
    appender.append(row.seq());
    appender.append(event.id());
    appender.append(event.occurredMicros());
    appender.append(Micros.of(row.receivedAt()));
    appender.append(kinds.number(event.eventType()));
    append(event.value(), appender);
    for (EventColumn column : EventTable.COLUMNS) {
      append(column.of(event), appender);
    }
    appendAttributes(event.attributes(), appender);
  }

  private void appendAttributes(Map<String, Object> attributes, DuckDBAppender appender)
      throws SQLException {
    Map<String, Object> rest = new TreeMap<>(attributes);
    for (String name : table.texts()) {
      Object attribute = attributes.get(name);
      String text = AttributeValues.text(attribute);
      append(text, appender);
      if (AttributeValues.isGivenByText(attribute)) {
        rest.remove(name);
      }
    }
    for (String name : table.numbers()) {
      Object attribute = attributes.get(name);
      append(AttributeValues.number(attribute), appender);
      if (AttributeValues.isGivenByNumber(attribute)) {
        rest.remove(name);
      }
    }
    append(rest.isEmpty() ? null : JsonValues.write(rest), appender);
  }

  private static void append(@Nullable String text, DuckDBAppender appender) throws SQLException {
    if (text == null) {
      appender.appendNull();
    } else {
      appender.append(text);
    }
  }

  private static void append(@Nullable Double number, DuckDBAppender appender) throws SQLException {
    if (number == null) {
      appender.appendNull();
    } else {
      appender.append(number.doubleValue());
    }
  }
}
