package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.TableSql;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableKey;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TablePage;
import io.aecos.analytics.projection.TableSelection;
import io.aecos.analytics.projection.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads pages of the table of events, each in one snapshot. */
final class DuckDbTables implements Tables {
  private final DuckDbFile file;
  private final EventTable table;

  DuckDbTables(DuckDbFile file, EventTable table) {
    this.file = file;
    this.table = table;
  }

  @Override
  public TablePage page(TableSelection selection) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          return limited(
              new TableSql(selection, content.vocabulary(table)).page(),
              selection,
              connection,
              row -> page(row, selection, content));
        });
  }

  @Override
  public long count(TableSelection selection) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          return limited(
              new TableSql(selection, content.vocabulary(table)).count(),
              selection,
              connection,
              row -> row.next() ? row.getLong(1) : 0L);
        });
  }

  private static <T> T limited(
      Sql sql, TableSelection selection, Connection connection, ElementRows.Reader<T> reader)
      throws SQLException {
    try (PreparedStatement select = PlanRun.prepare(sql, connection);
        TimeLimit limit = TimeLimit.on(select, selection.part().longest())) {
      try (ResultSet row = select.executeQuery()) {
        T read = reader.read(row);
        limit.check();
        return read;
      } catch (SQLException e) {
        limit.check();
        throw e;
      }
    }
  }

  /** The statement gives one row more than wanted where there is a next page. */
  private static TablePage page(ResultSet row, TableSelection selection, Content content)
      throws SQLException {
    List<TableColumn> order = selection.order().stream().map(TableOrder::column).toList();
    int columns = selection.columns().size();
    List<@Nullable Object[]> rows = new ArrayList<>();
    TableKey last = null;
    while (row.next()) {
      if (rows.size() == selection.part().limit()) {
        return new TablePage(rows, last, content.watermark(), content.version());
      }
      rows.add(cells(row, 1, selection.columns()));
      if (rows.size() == selection.part().limit()) {
        List<@Nullable Object> values = Arrays.asList(cells(row, columns + 1, order));
        last = new TableKey(values, row.getLong(columns + order.size() + 1));
      }
    }
    return new TablePage(rows, null, content.watermark(), content.version());
  }

  private static @Nullable Object[] cells(ResultSet row, int first, List<TableColumn> columns)
      throws SQLException {
    @Nullable Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(row, first + i, columns.get(i));
    }
    return cells;
  }

  private static @Nullable Object cell(ResultSet row, int index, TableColumn column)
      throws SQLException {
    if (column instanceof TableColumn.Number) {
      double number = row.getDouble(index);
      return row.wasNull() ? null : (Object) number;
    }
    if (column instanceof TableColumn.Place place) {
      return switch (place) {
        case SEQ -> row.getLong(index);
        case ID -> row.getObject(index, UUID.class);
        case OCCURRED_AT, RECEIVED_AT -> Micros.toInstant(row.getLong(index));
      };
    }
    return row.getString(index);
  }
}
