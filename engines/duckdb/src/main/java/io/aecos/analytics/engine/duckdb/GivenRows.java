package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.columnar.ColumnarRows;
import io.aecos.analytics.columnar.ColumnarRows.Column;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/** Gives rows to the engine as it asks for them: once, by one thread after the other. */
final class GivenRows implements DuckDBTableFunction<Object, Object, Object> {
  private static final Object NOTHING = new Object();

  private final List<Column> columns;
  private final Iterator<@Nullable Object[]> rows;
  private long count;
  private @Nullable RuntimeException failure;

  GivenRows(ColumnarRows given) {
    this.columns = given.columns();
    this.rows = given.rows();
  }

  /** How many rows were given out. */
  synchronized long count() {
    return count;
  }

  /** Throws what giving out rows threw, if it did; the engine tells its text only. */
  synchronized void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (Column column : columns) {
      info.addResultColumn(column.name(), DuckDbParquet.carrier(column.kind()));
    }
    return NOTHING;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NOTHING;
  }

  @Override
  public Object localInit(DuckDBTableFunctionInitInfo info) {
    return NOTHING;
  }

  @Override
  public synchronized long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    try {
      long size = 0;
      while (size < chunk.capacity() && rows.hasNext()) {
        @Nullable Object[] row = rows.next();
        for (int i = 0; i < row.length; i++) {
          Vectors.put(finite(row[i]), size, chunk.vector(i));
        }
        size++;
      }
      count += size;
      return size;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** What is no finite number is no value of a file that others read. */
  private static @Nullable Object finite(@Nullable Object cell) {
    return cell instanceof Double number && !Double.isFinite(number) ? null : cell;
  }
}
