package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of statements about elements. */
final class ElementRows {
  /** The columns of an element before its outcomes. */
  static final int FACTS = 6;

  private ElementRows() {}

  /** How one row is read. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A page with one row more than wanted, the count of all, and how many are wanted. */
  record Paging(Sql page, Sql count, int limit) {}

  static <T> List<T> all(Sql sql, Connection connection, Reader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = PlanRun.prepare(sql, connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }

  /** For what is gone when the reading ends, which is rolled back. */
  static void run(Sql sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = PlanRun.prepare(sql, connection)) {
      statement.execute();
    }
  }

  static <T> T one(Sql sql, Connection connection, Reader<T> reader) throws SQLException {
    List<T> rows = all(sql, connection, reader);
    if (rows.size() != 1) {
      throw new SQLException("one row was expected, there are " + rows.size());
    }
    return rows.get(0);
  }

  static ElementPage page(
      Paging paging, Connection connection, Reader<ElementPage.Row> reader, Watermark watermark)
      throws SQLException {
    List<ElementPage.Row> rows = all(paging.page(), connection, reader);
    boolean more = rows.size() > paging.limit();
    List<ElementPage.Row> shown = more ? rows.subList(0, paging.limit()) : rows;
    String next =
        more && !shown.isEmpty() ? ElementCursor.of(shown.get(shown.size() - 1)).text() : null;
    long total = one(paging.count(), connection, row -> row.getLong(1));
    return new ElementPage(shown, total, next, watermark);
  }

  static ElementPage.Row element(ResultSet row, List<String> outcomes) throws SQLException {
    return new ElementPage.Row(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        outcomes,
        row.getLong(4),
        Micros.toInstant(row.getLong(5)),
        Micros.toInstant(row.getLong(6)));
  }
}
