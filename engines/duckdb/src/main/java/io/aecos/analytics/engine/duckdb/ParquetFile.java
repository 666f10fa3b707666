package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.StoredRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads rows as Parquet, ascending, in row groups of a few thousand so that few rows are
 * found without reading all. Works in memory, one call at a time.
 */
final class ParquetFile implements AutoCloseable {
  /** The columns; the first seven and {@code body} give a row back, the rest are for readers. */
  static final List<String> SCHEMA =
      List.of(
          "seq BIGINT",
          "id UUID",
          "occurred_us BIGINT",
          "received_us BIGINT",
          "sender_kind VARCHAR",
          "sender_name VARCHAR",
          "body VARCHAR",
          "occurred_at TIMESTAMP",
          "module VARCHAR",
          "type VARCHAR",
          "project VARCHAR",
          "\"user\" VARCHAR",
          "source VARCHAR",
          "\"value\" DOUBLE");

  private static final int GROUP = 8_192;

  private @Nullable DuckDBConnection connection;

  /** Writes {@code rows} to the new file {@code file}. */
  synchronized void write(Path file, List<StoredRow> rows) throws SQLException {
    DuckDBConnection engine = engine();
    DuckDbFile.execute("CREATE OR REPLACE TABLE part (" + columns() + ")", engine);
    try {
      append(rows, engine);
      DuckDbFile.execute(
          "COPY (SELECT * REPLACE (make_timestamp(occurred_us) AS occurred_at) FROM part"
              + " ORDER BY seq) TO "
              + quoted(file)
              + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
              + GROUP
              + ")",
          engine);
    } finally {
      DuckDbFile.execute("DROP TABLE part", engine);
    }
  }

  private static String columns() {
    return String.join(", ", SCHEMA);
  }

  private static void append(List<StoredRow> rows, DuckDBConnection engine) throws SQLException {
    try (DuckDBAppender appender = engine.createAppender("part")) {
      for (StoredRow row : rows) {
        Event event = row.event();
        appender.beginRow();
        appender.append(row.seq());
        appender.append(row.id());
        appender.append(row.occurredMicros());
        appender.append(row.receivedMicros());
        appender.append(row.sender().kind().name());
        appender.append(row.sender().name());
        appender.append(new String(row.body(), StandardCharsets.UTF_8));
        appender.appendNull();
        appender.append(event.eventType().module());
        appender.append(event.eventType().type());
        append(event.project(), appender);
        append(event.user(), appender);
        append(event.source(), appender);
        append(event.value(), appender);
        appender.endRow();
      }
      appender.flush();
    }
  }

  private static void append(@Nullable Object value, DuckDBAppender appender) throws SQLException {
    if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value != null) {
      appender.append(value.toString());
    } else {
      appender.appendNull();
    }
  }

  /** The rows of {@code file} from {@code firstSeq} to {@code lastSeq}, both included. */
  synchronized List<StoredRow> read(Path file, long firstSeq, long lastSeq) throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    try (PreparedStatement select =
        engine()
            .prepareStatement(
                "SELECT seq, CAST(id AS VARCHAR), occurred_us, received_us, sender_kind,"
                    + " sender_name, body FROM read_parquet("
                    + quoted(file)
                    + ") WHERE seq BETWEEN ? AND ? ORDER BY seq")) {
      select.setLong(1, firstSeq);
      select.setLong(2, lastSeq);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new StoredRow(
                  row.getLong(1),
                  UUID.fromString(row.getString(2)),
                  row.getLong(3),
                  row.getLong(4),
                  new SentBy(SentBy.Kind.valueOf(row.getString(5)), row.getString(6)),
                  row.getString(7).getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return rows;
  }

  /** A name with {@code *} is no pattern. */
  private static String quoted(Path file) {
    return InMemory.text(file.toString());
  }

  private DuckDBConnection engine() throws SQLException {
    DuckDBConnection open = connection;
    if (open == null) {
      open = InMemory.open();
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Nothing of it is kept: it works in memory.
      }
      connection = null;
    }
  }
}
