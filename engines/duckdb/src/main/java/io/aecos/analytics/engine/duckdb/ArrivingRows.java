package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Gives a batch of ledger rows to the engine as a table, piece by piece, to as many threads as it
 * asks with. The engine keeps one function for each connection that writes; one batch is inserted
 * at a time.
 */
final class ArrivingRows implements DuckDBTableFunction<Object, Object, RowCells> {
  private static final String NAME = "arriving_rows";
  private static final Object NOTHING = new Object();

  private final EventTable table;
  private final List<EventTable.Column> columns;
  private final String insert;
  private final int threads;
  private @Nullable Batch batch;

  /** Rows of which the first {@code given} were given out; the last ones may be fewer. */
  private record Batch(LedgerRow[] rows, Kinds kinds, AtomicInteger given) {}

  private ArrivingRows(EventTable table, int threads) {
    this.table = table;
    this.columns = table.stored();
    this.threads = threads;
    this.insert =
        "INSERT INTO event SELECT "
            + columns.stream().map(ArrivingRows::cast).collect(Collectors.joining(", "))
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

  /** Inserts them in the connection's transaction. */
  void insert(Collection<LedgerRow> rows, Kinds kinds, DuckDBConnection connection)
      throws SQLException {
    batch = new Batch(rows.toArray(LedgerRow[]::new), kinds, new AtomicInteger());
    try {
      DuckDbFile.execute(insert, connection);
    } finally {
      batch = null;
    }
  }

  private Batch current() {
    return Objects.requireNonNull(batch, "rows are asked for while some are inserted");
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (EventTable.Column column : columns) {
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
  public RowCells localInit(DuckDBTableFunctionInitInfo info) {
    return new RowCells(table, current().kinds());
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    Batch rows = current();
    RowCells cells = info.getLocalInitData();
    int capacity = Math.toIntExact(chunk.capacity());
    int first = rows.given().getAndAdd(capacity);
    int size = Math.max(0, Math.min(capacity, rows.rows().length - first));
    DuckDBWritableVector[] vectors = new DuckDBWritableVector[columns.size()];
    for (int column = 0; column < vectors.length; column++) {
      vectors[column] = chunk.vector(column);
    }
    for (int row = 0; row < size; row++) {
      @Nullable Object[] values = cells.of(rows.rows()[first + row]);
      for (int column = 0; column < vectors.length; column++) {
        Vectors.put(values[column], row, vectors[column]);
      }
    }
    return size;
  }
}
