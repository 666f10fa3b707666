package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.ledger.LedgerRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to the table of events, within the connection's transaction: few of them row by
 * row, many by a statement whose rows all processors prepare.
 */
final class RowWriter {
  private final EventTable table;
  private final ArrivingRows arriving;
  private final int many;
  private final FilledColumns filled;

  /** From {@code many} rows on a statement is the faster way. */
  RowWriter(EventTable table, ArrivingRows arriving, int many) {
    this.table = table;
    this.arriving = arriving;
    this.many = many;
    this.filled = new FilledColumns(table);
  }

  /** What was filled by those who added to it. */
  FilledColumns filledSoFar() {
    return filled;
  }

  void append(Collection<LedgerRow> rows, Kinds kinds, DuckDBConnection connection)
      throws SQLException {
    if (!areMany(rows.size())) {
      appendEach(rows, kinds, connection);
    } else {
      FilledColumns own = new FilledColumns(table);
      rows.forEach(row -> own.add(row.event()));
      arriving.insert(RowLoad.of(rows, own.places(), kinds), connection);
    }
  }

  /** Whether so many are better written by a statement. */
  boolean areMany(int rows) {
    return rows >= many;
  }

  void append(RowLoad rows, DuckDBConnection connection) throws SQLException {
    arriving.insert(rows, connection);
  }

  private void appendEach(Collection<LedgerRow> rows, Kinds kinds, DuckDBConnection connection)
      throws SQLException {
    RowCells cells = new RowCells(table, kinds);
    try (DuckDBAppender appender = connection.createAppender("event")) {
      for (LedgerRow row : rows) {
        appender.beginRow();
        for (Object cell : cells.of(row)) {
          append(cell, appender);
        }
        appender.endRow();
      }
      appender.flush();
    }
  }

  private static void append(@Nullable Object cell, DuckDBAppender appender) throws SQLException {
    if (cell == null) {
      appender.appendNull();
    } else if (cell instanceof String text) {
      appender.append(text);
    } else if (cell instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (cell instanceof Long whole) {
      appender.append(whole.longValue());
    } else if (cell instanceof Integer number) {
      appender.append(number.intValue());
    } else {
      appender.append((UUID) cell);
    }
  }
}
