package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.Connections;
import io.aecos.analytics.engine.sql.DeliveryBooks;
import io.aecos.analytics.engine.sql.Months;
import io.aecos.analytics.engine.sql.PreparedBatch;
import io.aecos.analytics.engine.sql.Senders;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.LedgerBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Writes deliveries through the one writing connection. */
final class SqliteAppender implements AutoCloseable {
  private final Connection connection;
  private final Statements statements;
  private final PreparedStatement insertEvent;
  private final Senders senders;
  private final Months months;
  private final DeliveryBooks books;

  private SqliteAppender(Connection connection) throws SQLException {
    this.connection = connection;
    statements = new Statements(connection, SqliteDialect.SQLITE);
    insertEvent =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO event (id, occurred_us, received_us, body, sender)
            VALUES (?, ?, ?, ?, ?)""");
    senders = new Senders(statements);
    books = new DeliveryBooks(statements);
    months = new Months(connection);
  }

  static SqliteAppender on(Connection connection) throws SQLException {
    try {
      return new SqliteAppender(connection);
    } catch (SQLException e) {
      Connections.closeQuietly(connection);
      throw e;
    }
  }

  Statements statements() {
    return statements;
  }

  /** All of them in one durable transaction. */
  List<AppendResult> append(List<PreparedBatch> batches) throws SQLException {
    try {
      List<AppendResult> results = new ArrayList<>(batches.size());
      for (PreparedBatch batch : batches) {
        results.add(write(batch));
      }
      books.addUp();
      connection.commit();
      return results;
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  /** Runs {@code work} in one durable transaction. */
  void write(Consumer<Statements> work) throws SQLException {
    try {
      work.accept(statements);
      connection.commit();
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  /** Gives room that nothing takes any more back to the disk. */
  void compact() throws SQLException {
    connection.setAutoCommit(true);
    try {
      statements.update("VACUUM");
    } catch (Statements.Failure e) {
      throw e.sql();
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Takes what rows said before out of the file. */
  void purge() throws SQLException {
    connection.setAutoCommit(true);
    Purge.of(connection);
    connection.setAutoCommit(false);
  }

  private AppendResult write(PreparedBatch prepared) throws SQLException {
    LedgerBatch delivery = prepared.delivery();
    long sender = senders.number(delivery.sender());
    insertEvent.setLong(5, sender);
    BitSet duplicates = insertEvents(prepared.rows(), Micros.of(delivery.receivedAt()));
    BitSet quarantineDuplicates = books.write(delivery, sender, duplicates.cardinality());
    return new AppendResult(duplicates, quarantineDuplicates, lastSeq(statements));
  }

  private BitSet insertEvents(List<PreparedBatch.Row> rows, long receivedMicros)
      throws SQLException {
    BitSet duplicates = new BitSet(rows.size());
    List<PreparedBatch.Row> stored = new ArrayList<>(rows.size());
    insertEvent.setLong(3, receivedMicros);
    for (int i = 0; i < rows.size(); i++) {
      PreparedBatch.Row row = rows.get(i);
      insertEvent.setBytes(1, row.id());
      insertEvent.setLong(2, row.occurredMicros());
      insertEvent.setBytes(4, row.body());
      if (insertEvent.executeUpdate() == 0) {
        duplicates.set(i);
      } else {
        stored.add(row);
      }
    }
    months.add(stored);
    return duplicates;
  }

  static long lastSeq(Statements statements) {
    return statements
        .first("SELECT coalesce(max(seq), 0) FROM event", row -> row.getLong(1))
        .orElse(0L);
  }

  @Override
  public void close() {
    Connections.closeQuietly(connection);
  }
}
