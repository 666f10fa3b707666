package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Dialect;
import io.aecos.analytics.engine.sql.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one table on one side, as values that both sides understand. */
final class MovedRows {
  private static final int FETCHED = 1_000;
  private static final long NOBODY = 0;

  private final MovedTable table;
  private final Dialect dialect;
  private final SortedMap<String, Kind> columns;

  private enum Kind {
    TEXT,
    NUMBER,
    FRACTION,
    BYTES,
    ID
  }

  /** Takes a row; the array is of that row alone. */
  @FunctionalInterface
  interface Taker {
    void take(@Nullable Object[] row) throws SQLException;
  }

  private MovedRows(MovedTable table, Dialect dialect, SortedMap<String, Kind> columns) {
    this.table = table;
    this.dialect = dialect;
    this.columns = Collections.unmodifiableSortedMap(columns);
  }

  static MovedRows of(MovedTable table, Statements statements) throws SQLException {
    SortedMap<String, Kind> columns = new TreeMap<>();
    try (PreparedStatement nothing =
            statements
                .connection()
                .prepareStatement("SELECT * FROM " + table.name() + " WHERE 1 = 0");
        ResultSet rows = nothing.executeQuery()) {
      ResultSetMetaData found = rows.getMetaData();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        String name = found.getColumnName(i);
        columns.put(name, kind(name, found.getColumnTypeName(i)));
      }
    }
    return new MovedRows(table, statements.dialect(), columns);
  }

  private static Kind kind(String column, String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "TEXT", "VARCHAR" -> Kind.TEXT;
      case "BLOB" -> column.equals("id") ? Kind.ID : Kind.BYTES;
      case "BYTEA" -> Kind.BYTES;
      case "UUID" -> Kind.ID;
      case "INTEGER", "INT2", "INT4", "INT8", "BIGINT", "SERIAL", "BIGSERIAL" -> Kind.NUMBER;
      case "REAL", "FLOAT8", "DOUBLE PRECISION" -> Kind.FRACTION;
      default -> throw new IllegalStateException("a column of the type " + type + " in " + column);
    };
  }

  List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** The place of a column in a row. */
  int place(String column) {
    return columns().indexOf(column);
  }

  /** All rows in the order of the key. */
  void all(Statements statements, Taker taker) throws SQLException {
    each("", List.of(), statements, taker);
  }

  /** Rows whose key is above {@code after} and not above {@code to}. */
  void between(long after, long to, Statements statements, Taker taker) throws SQLException {
    String condition = " WHERE " + table.key() + " > ? AND " + table.key() + " <= ?";
    each(condition, List.of(after, to), statements, taker);
  }

  private void each(String condition, List<Long> values, Statements statements, Taker taker)
      throws SQLException {
    String sql =
        "SELECT "
            + String.join(", ", columns.keySet())
            + " FROM "
            + table.name()
            + condition
            + " ORDER BY "
            + table.key();
    try (PreparedStatement select = statements.connection().prepareStatement(sql)) {
      select.setFetchSize(FETCHED);
      for (int i = 0; i < values.size(); i++) {
        select.setLong(i + 1, values.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          taker.take(row(rows));
        }
      }
    }
  }

  private @Nullable Object[] row(ResultSet rows) throws SQLException {
    @Nullable Object[] row = new Object[columns.size()];
    int i = 0;
    for (var column : columns.entrySet()) {
      row[i] = value(rows, i + 1, column.getKey(), column.getValue());
      i++;
    }
    return row;
  }

  private @Nullable Object value(ResultSet rows, int place, String column, Kind kind)
      throws SQLException {
    return switch (kind) {
      case ID -> dialect.id(rows, place);
      case BYTES -> rows.getBytes(place);
      case TEXT -> text(rows, place, column);
      case NUMBER -> number(rows, place, column);
      case FRACTION -> fraction(rows, place);
    };
  }

  /** In the trail every character counts, which an engine may keep in other words. */
  private @Nullable String text(ResultSet rows, int place, String column) throws SQLException {
    byte[] bytes =
        table.part() == MovePart.AUDIT ? dialect.bytes(rows, column) : rows.getBytes(place);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Rows of early versions do not say who sent them, and mean the sender nobody. */
  private @Nullable Long number(ResultSet rows, int place, String column) throws SQLException {
    long number = rows.getLong(place);
    if (!rows.wasNull()) {
      return number;
    }
    return table.equals(MovedTable.EVENTS) && column.equals("sender") ? NOBODY : null;
  }

  private static @Nullable Double fraction(ResultSet rows, int place) throws SQLException {
    double value = rows.getDouble(place);
    return rows.wasNull() ? null : value;
  }

  /** A value as this side keeps it. */
  @Nullable Object kept(@Nullable Object value) {
    if (value instanceof String text) {
      return table.part() == MovePart.AUDIT ? dialect.whole(text) : dialect.kept(text);
    }
    return value instanceof UUID ? dialect.kept(value) : value;
  }

  /** A value that came from another side, as it is read again from this one. */
  @Nullable Object readAgain(@Nullable Object value) {
    return value instanceof String text && table.part() != MovePart.AUDIT
        ? dialect.kept(text)
        : value;
  }
}
