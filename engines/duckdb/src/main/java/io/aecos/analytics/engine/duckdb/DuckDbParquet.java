package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.columnar.ColumnarRows;
import io.aecos.analytics.columnar.ColumnarRows.Column;
import io.aecos.analytics.columnar.ColumnarRows.Kind;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;

/**
 * Has the engine copy rows to Parquet files (zstd) while they are given out to it: each file by an
 * engine of its own in memory, which sees nothing of the projection.
 */
public final class DuckDbParquet implements ParquetFiles {
  private static final String SOURCE = "given_rows";

  @Override
  public long write(Path file, ColumnarRows rows) {
    GivenRows given = new GivenRows(rows);
    boolean whole = false;
    try (DuckDBConnection engine = InMemory.open();
        Statement copy = engine.createStatement()) {
      DuckDBFunctions.tableFunction().withName(SOURCE).withFunction(given).register(engine);
      copy.execute(statement(file, rows));
      whole = true;
      return given.count();
    } catch (SQLException e) {
      given.rethrow();
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "The Parquet file cannot be written: " + reason(e), e);
    } finally {
      if (!whole) {
        discard(file);
      }
    }
  }

  private static String statement(Path file, ColumnarRows rows) {
    List<String> columns = new ArrayList<>();
    for (Column column : rows.columns()) {
      String name = Sql.quote(column.name());
      columns.add(
          switch (column.kind()) {
            case TIME -> "make_timestamptz(" + name + ") AS " + name;
            case ID -> "CAST(" + name + " AS UUID) AS " + name;
            case TEXT, NUMBER, WHOLE, DATE, TRUTH -> name;
          });
    }
    return "COPY (SELECT "
        + String.join(", ", columns)
        + " FROM "
        + SOURCE
        + "()) TO "
        + InMemory.text(file.toString())
        + " (FORMAT parquet, COMPRESSION zstd"
        + facts(rows.facts())
        + ")";
  }

  private static String facts(Map<String, String> facts) {
    List<String> told = new ArrayList<>();
    facts.forEach((name, value) -> told.add(Sql.quote(name) + ": " + InMemory.text(value)));
    return told.isEmpty() ? "" : ", KV_METADATA {" + String.join(", ", told) + "}";
  }

  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that made us discard it is already on its way to the caller.
    }
  }

  /** How a kind travels from Java to the engine. */
  static Class<?> carrier(Kind kind) {
    return switch (kind) {
      case TEXT, ID -> String.class;
      case NUMBER -> Double.class;
      case WHOLE, TIME -> Long.class;
      case DATE -> java.time.LocalDate.class;
      case TRUTH -> Boolean.class;
    };
  }
}
