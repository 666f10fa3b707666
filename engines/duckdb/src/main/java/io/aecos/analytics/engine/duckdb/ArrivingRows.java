package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Gives ledger rows to the engine as a table, piece by piece, to as many threads as it asks with,
 * and of its columns only those that the rows may fill. The engine keeps one function for each
 * connection that writes; one load is inserted at a time.
 */
final class ArrivingRows implements DuckDBTableFunction<Object, Object, ChunkCells> {
  private static final String NAME = "arriving_rows";
  private static final Object NOTHING = new Object();

  /** As many as a piece has. */
  private static final int CAPACITY = 2_048;

  private final EventTable table;
  private final List<EventTable.Column> columns;
  private final int threads;
  private @Nullable RowLoad load;

  private ArrivingRows(EventTable table, int threads) {
    this.table = table;
    this.columns = table.stored();
    this.threads = threads;
  }

  private String insert(int[] filled) {
    List<EventTable.Column> given = Arrays.stream(filled).mapToObj(columns::get).toList();
    return given.stream()
            .map(column -> Sql.quote(column.name()))
            .collect(Collectors.joining(", ", "INSERT INTO event (", ") SELECT "))
        + given.stream().map(ArrivingRows::cast).collect(Collectors.joining(", "))
        + " FROM "
        + NAME
        + "()";
  }

  /** Makes the rows known to the connection. */
  static ArrivingRows of(EventTable table, int threads, DuckDBConnection connection)
      throws SQLException {
    ArrivingRows rows = new ArrivingRows(table, threads);
    DuckDBFunctions.tableFunction().withName(NAME).withFunction(rows).register(connection);
    return rows;
  }

  private static String cast(EventTable.Column column) {
    String name = Sql.quote(column.name());
    return column.type() == EventTable.Type.ID ? "CAST(" + name + " AS UUID)" : name;
  }

  /** Inserts all of them in the connection's transaction. */
  void insert(RowLoad rows, DuckDBConnection connection) throws SQLException {
    load = rows;
    try {
      DuckDbFile.execute(insert(rows.filled()), connection);
    } finally {
      load = null;
    }
  }

  private RowLoad current() {
    return Objects.requireNonNull(load, "rows are asked for while some are inserted");
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (int place : current().filled()) {
      EventTable.Column column = columns.get(place);
      info.addResultColumn(column.name(), carrier(column.type()));
    }
    return NOTHING;
  }

  private static Class<?> carrier(EventTable.Type type) {
    return switch (type) {
      case WHOLE -> Long.class;
      case KIND -> Integer.class;
      case NUMBER -> Double.class;
      case ID, TEXT -> String.class;
    };
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(threads);
    return NOTHING;
  }

  @Override
  public ChunkCells localInit(DuckDBTableFunctionInitInfo info) {
    return new ChunkCells(table, current().kinds(), current().filled(), CAPACITY);
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    RowLoad.Piece piece = current().next(Math.toIntExact(Math.min(chunk.capacity(), CAPACITY)));
    if (piece == null) {
      return 0;
    }
    ChunkCells cells = info.getLocalInitData();
    cells.fill(piece.rows(), piece.first(), piece.size(), chunk);
    return piece.size();
  }
}
