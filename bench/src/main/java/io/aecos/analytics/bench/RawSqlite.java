package io.aecos.analytics.bench;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** SQLite by itself: rows that are ready, into a table like the ledger's, just as durably. */
final class RawSqlite implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;

  /** A row that needs no more work. */
  static final class Row {
    private final byte[] id;
    private final long occurredMicros;
    private final byte[] body;

    Row(Event event) {
      id =
          ByteBuffer.allocate(16)
              .putLong(event.id().getMostSignificantBits())
              .putLong(event.id().getLeastSignificantBits())
              .array();
      occurredMicros = event.occurredMicros();
      body = EventJson.writeBody(event);
    }
  }

  private RawSqlite(Connection connection, PreparedStatement insert) {
    this.connection = connection;
    this.insert = insert;
  }

  static RawSqlite open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -32768");
      statement.execute(
          """
          CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE,
            occurred_us INTEGER NOT NULL,
            received_us INTEGER NOT NULL,
            body BLOB NOT NULL
          ) STRICT""");
    }
    connection.setAutoCommit(false);
    return new RawSqlite(
        connection,
        connection.prepareStatement(
            "INSERT INTO event (id, occurred_us, received_us, body) VALUES (?, ?, 0, ?)"));
  }

  void insert(List<Row> rows) {
    try {
      for (Row row : rows) {
        insert.setBytes(1, row.id);
        insert.setLong(2, row.occurredMicros);
        insert.setBytes(3, row.body);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
