package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.EventColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads rows of the table of events, selected with {@link EventTable#selected}, back as events. */
final class RowReader {
  private final EventTable table;
  private final Kinds kinds;

  RowReader(EventTable table, Kinds kinds) {
    this.table = table;
    this.kinds = kinds;
  }

  List<LedgerRow> read(PreparedStatement select) throws SQLException {
    List<LedgerRow> rows = new ArrayList<>();
    read(select, rows::add);
    return rows;
  }

  void read(PreparedStatement select, Consumer<LedgerRow> taker) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        taker.accept(new LedgerRow(row.getLong(1), Micros.toInstant(row.getLong(4)), event(row)));
      }
    }
  }

  private Event event(ResultSet row) throws SQLException {
    int column = 7;
    Map<EventColumn, String> texts = new EnumMap<>(EventColumn.class);
    for (EventColumn text : EventTable.COLUMNS) {
      String value = row.getString(column++);
      if (value != null) {
        texts.put(text, value);
      }
    }
    double value = row.getDouble(6);
    boolean valued = !row.wasNull();
    EventType type = kinds.type(row.getInt(5));
    return new Event(
        row.getObject(2, UUID.class),
        Micros.toInstant(row.getLong(3)),
        type.module(),
        type.type(),
        texts.get(EventColumn.USER),
        texts.get(EventColumn.PROJECT),
        texts.get(EventColumn.DISCIPLINE),
        texts.get(EventColumn.ELEMENT_GUID),
        texts.get(EventColumn.ELEMENT_TYPE),
        texts.get(EventColumn.TEMPLATE_ID),
        texts.get(EventColumn.REGION),
        texts.get(EventColumn.CODE_EDITION),
        valued ? value : null,
        attributes(row, column),
        texts.getOrDefault(EventColumn.SOURCE, ""));
  }

  private Map<String, Object> attributes(ResultSet row, int first) throws SQLException {
    Map<String, Object> attributes = new TreeMap<>();
    int column = first;
    for (String name : table.texts()) {
      String text = row.getString(column++);
      if (text != null) {
        attributes.put(name, text);
      }
    }
    for (String name : table.numbers()) {
      double number = row.getDouble(column++);
      if (!row.wasNull()) {
        attributes.put(name, AttributeValues.restored(number));
      }
    }
    String rest = row.getString(column);
    if (rest != null) {
      attributes.putAll(JsonValues.read(rest));
    }
    return attributes;
  }
}
