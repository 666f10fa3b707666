package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.SQLException;
import java.util.Arrays;
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
 * asks with: the columns that any of them fills, and texts a column at a time, since each cell
 * costs a call of its own otherwise, the empty ones too. The engine keeps one function for each
 * connection that writes; one batch is inserted at a time.
 */
final class ArrivingRows implements DuckDBTableFunction<Object, Object, RowCells> {
  private static final String NAME = "arriving_rows";
  private static final Object NOTHING = new Object();

  private final EventTable table;
  private final List<EventTable.Column> columns;
  private final int threads;
  private @Nullable Batch batch;

  /**
   * Rows of which the first {@code given} were given out; the last ones may be fewer. Of the file's
   * columns {@code filled} are those that any row fills.
   */
  private record Batch(LedgerRow[] rows, Kinds kinds, int[] filled, AtomicInteger given) {}

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

  /** Inserts them in the connection's transaction. */
  void insert(Collection<LedgerRow> rows, Kinds kinds, DuckDBConnection connection)
      throws SQLException {
    int[] filled = new RowCells(table, kinds).filled(rows);
    batch = new Batch(rows.toArray(LedgerRow[]::new), kinds, filled, new AtomicInteger());
    try {
      DuckDbFile.execute(insert(filled), connection);
    } finally {
      batch = null;
    }
  }

  private Batch current() {
    return Objects.requireNonNull(batch, "rows are asked for while some are inserted");
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
    if (size > 0) {
      fill(rows, first, size, cells, chunk);
    }
    return size;
  }

  private void fill(Batch rows, int first, int size, RowCells cells, DuckDBDataChunkWriter chunk) {
    int[] filled = rows.filled();
    DuckDBWritableVector[] vectors = new DuckDBWritableVector[filled.length];
    @Nullable String[][] texts = new String[filled.length][];
    for (int column = 0; column < filled.length; column++) {
      vectors[column] = chunk.vector(column);
      texts[column] = isText(columns.get(filled[column]).type()) ? new String[size] : null;
    }
    for (int row = 0; row < size; row++) {
      @Nullable Object[] values = cells.of(rows.rows()[first + row]);
      for (int column = 0; column < filled.length; column++) {
        @Nullable Object value = values[filled[column]];
        @Nullable String[] text = texts[column];
        if (text == null) {
          Vectors.put(value, row, vectors[column]);
        } else if (value != null) {
          text[row] = value.toString();
        }
      }
    }
    for (int column = 0; column < filled.length; column++) {
      if (texts[column] != null) {
        vectors[column].setStrings(0, texts[column]);
      }
    }
  }

  private static boolean isText(EventTable.Type type) {
    return type == EventTable.Type.TEXT || type == EventTable.Type.ID;
  }
}
