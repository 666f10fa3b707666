package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Connections;
import io.aecos.analytics.engine.sql.DeliveryBooks;
import io.aecos.analytics.engine.sql.Months;
import io.aecos.analytics.engine.sql.PreparedBatch;
import io.aecos.analytics.engine.sql.Senders;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Uuids;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.LedgerBatch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes deliveries through this node's one writing connection. Rows go into a table of the session
 * first; only then is the ledger's lock taken, which every node holds from its first number to its
 * commit. So numbers become visible in their order, and nodes wait for each other's inserts and
 * commits, not for each other's senders.
 */
final class PostgresAppender implements AutoCloseable {
  static final String LOCK = "pg_advisory_xact_lock('ledger'::regclass::oid::bigint)";
  private static final String LAST =
      "SELECT greatest((SELECT floor FROM ledger), (SELECT max(seq) FROM event))";

  private final Connection connection;
  private final Statements statements;
  private final Senders senders;
  private final DeliveryBooks books;
  private final Months months;
  private final String channel;
  private @Nullable Stored first;

  private PostgresAppender(Connection connection, String channel) throws SQLException {
    this.connection = connection;
    this.channel = channel;
    statements = new Statements(connection, PostgresDialect.POSTGRES);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TEMP TABLE arrived (
            place INTEGER NOT NULL, id UUID NOT NULL, occurred_us BIGINT NOT NULL,
            received_us BIGINT NOT NULL, sender INTEGER NOT NULL, body BYTEA NOT NULL
          ) ON COMMIT DELETE ROWS""");
    }
    connection.setAutoCommit(false);
    senders = new Senders(statements);
    books = new DeliveryBooks(statements);
    months = new Months(connection);
  }

  static PostgresAppender on(Connection connection, String channel) throws SQLException {
    try {
      return new PostgresAppender(connection, channel);
    } catch (SQLException e) {
      Connections.closeQuietly(connection);
      throw e;
    }
  }

  /** An event that was stored: where it is, the rest of its transaction is. */
  record Stored(long seq, UUID id) {}

  /** All of them in one durable transaction; {@code ready} is told of it before its commit. */
  List<AppendResult> append(List<PreparedBatch> batches, Consumer<List<AppendResult>> ready)
      throws SQLException {
    first = null;
    try {
      List<Integer> numbers = new ArrayList<>();
      for (PreparedBatch batch : batches) {
        numbers.add((int) senders.number(batch.delivery().sender()));
      }
      // Two nodes that hear of a sender for the first time would wait for each other.
      connection.commit();
      List<AppendResult> results = write(batches, numbers);
      ready.accept(results);
      connection.commit();
      return results;
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  private List<AppendResult> write(List<PreparedBatch> batches, List<Integer> numbers)
      throws SQLException {
    int rows = copy(batches, numbers);
    statements.first("SELECT 1 FROM (SELECT " + LOCK + ") AS turn", row -> 1);
    PostgresFence.pass(statements);
    long before = lastSeq(statements);
    BitSet stored = rows == 0 ? new BitSet() : insert(rows, before);
    long last = before + Math.max(0, stored.length() - 1);
    List<AppendResult> results = new ArrayList<>();
    List<PreparedBatch.Row> fresh = new ArrayList<>(stored.cardinality());
    int place = 1;
    for (int i = 0; i < batches.size(); i++) {
      PreparedBatch batch = batches.get(i);
      BitSet duplicates = new BitSet();
      for (int row = 0; row < batch.rows().size(); row++, place++) {
        if (stored.get(place)) {
          fresh.add(batch.rows().get(row));
        } else {
          duplicates.set(row);
        }
        if (first == null && stored.get(place)) {
          first = new Stored(before + place, Uuids.fromBytes(batch.rows().get(row).id()));
        }
      }
      BitSet quarantined = books.write(batch.delivery(), numbers.get(i), duplicates.cardinality());
      results.add(new AppendResult(duplicates, quarantined, last));
    }
    books.addUp();
    months.add(fresh);
    if (last > before) {
      statements.first("SELECT 1 FROM (SELECT pg_notify(?, '')) AS told", row -> 1, channel);
    }
    return results;
  }

  private int copy(List<PreparedBatch> batches, List<Integer> numbers) throws SQLException {
    CopiedRows rows = new CopiedRows();
    for (int i = 0; i < batches.size(); i++) {
      LedgerBatch delivery = batches.get(i).delivery();
      rows.add(batches.get(i), Micros.of(delivery.receivedAt()), numbers.get(i));
    }
    if (rows.count() > 0) {
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY arrived FROM STDIN BINARY", rows.stream());
      } catch (IOException e) {
        throw new SQLException("the connection broke off", "08006", e);
      }
    }
    return rows.count();
  }

  /** The places of the rows that were not there before; a duplicate leaves a gap in the numbers. */
  private BitSet insert(int rows, long before) {
    int inserted =
        statements.update(
            """
            INSERT INTO event (seq, id, occurred_us, received_us, sender, body)
            SELECT ? + place, id, occurred_us, received_us, sender, body
            FROM arrived ORDER BY place ON CONFLICT (id) DO NOTHING""",
            before);
    BitSet stored = new BitSet(rows + 1);
    if (inserted == rows) {
      stored.set(1, rows + 1);
    } else {
      statements
          .select("SELECT seq FROM event WHERE seq > ?", row -> row.getLong(1), before)
          .forEach(seq -> stored.set((int) (seq - before)));
    }
    return stored;
  }

  /** One of the events of the last transaction; null where nothing was stored. */
  @Nullable Stored first() {
    return first;
  }

  /** Waits until no transaction of a node is under way, and tells whether {@code row} is there. */
  static boolean isStored(Connection connection, Stored row) throws SQLException {
    try {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection, PostgresDialect.POSTGRES);
      statements.first("SELECT 1 FROM (SELECT " + LOCK + ") AS turn", each -> 1);
      return statements
          .first(
              "SELECT 1 FROM event WHERE seq = ? AND id = ?",
              each -> each.getInt(1),
              row.seq,
              row.id)
          .isPresent();
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  static long lastSeq(Statements statements) {
    return statements.first(LAST, row -> row.getLong(1)).orElse(0L);
  }

  @Override
  public void close() {
    Connections.closeQuietly(connection);
  }
}
