package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.QuarantinedItem;
import io.aecos.analytics.ledger.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Writes deliveries through the one writing connection. */
final class SqliteAppender implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insertEvent;
  private final PreparedStatement insertQuarantined;
  private final PreparedStatement settle;
  private final PreparedStatement count;
  private final SqliteSourceWriter sources;
  private final Senders senders;
  private final Months months;

  private SqliteAppender(Connection connection) throws SQLException {
    this.connection = connection;
    insertEvent =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO event (id, occurred_us, received_us, body, sender)
            VALUES (?, ?, ?, ?, ?)""");
    insertQuarantined =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO quarantine
              (id, source, location, field, reason, raw, received_us,
               item_project, item_module, item_type, item_source)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
    settle =
        connection.prepareStatement(
            """
            UPDATE quarantine SET state = ?, settled_us = ?, settled_by = ?, settled_reason = ?
            WHERE id = ? AND state = 'OPEN'""");
    count =
        connection.prepareStatement(
            """
            INSERT INTO accounting (day, source, sender, stored, duplicate, quarantined, refused)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (day, source, sender) DO UPDATE SET
              stored = stored + excluded.stored,
              duplicate = duplicate + excluded.duplicate,
              quarantined = quarantined + excluded.quarantined,
              refused = refused + excluded.refused""");
    sources = new SqliteSourceWriter(connection);
    senders = new Senders(connection);
    months = new Months(connection);
  }

  static SqliteAppender on(Connection connection) throws SQLException {
    try {
      return new SqliteAppender(connection);
    } catch (SQLException e) {
      SqliteFile.closeQuietly(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /** All of them in one durable transaction. */
  List<AppendResult> append(List<PreparedBatch> batches) throws SQLException {
    List<AppendResult> results = new ArrayList<>(batches.size());
    for (PreparedBatch batch : batches) {
      results.add(write(batch));
    }
    connection.commit();
    return results;
  }

  private AppendResult write(PreparedBatch prepared) throws SQLException {
    LedgerBatch delivery = prepared.delivery();
    long sender = senders.number(delivery.sender());
    insertEvent.setLong(5, sender);
    BitSet duplicates = insertEvents(prepared.rows(), Micros.of(delivery.receivedAt()));
    BitSet quarantineDuplicates = insertQuarantined(delivery);
    count(delivery, sender, duplicates.cardinality(), quarantineDuplicates.cardinality());
    sources.write(delivery.report());
    settle(delivery);
    return new AppendResult(duplicates, quarantineDuplicates, lastSeq(connection));
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

  private BitSet insertQuarantined(LedgerBatch batch) throws SQLException {
    List<QuarantinedItem> items = batch.quarantined();
    BitSet duplicates = new BitSet(items.size());
    for (int i = 0; i < items.size(); i++) {
      QuarantinedItem item = items.get(i);
      insertQuarantined.setBytes(1, Uuids.toBytes(item.id()));
      insertQuarantined.setString(2, item.source());
      insertQuarantined.setString(3, item.location());
      insertQuarantined.setString(4, item.field());
      insertQuarantined.setString(5, item.reason());
      insertQuarantined.setBytes(6, item.raw());
      insertQuarantined.setLong(7, Micros.of(batch.receivedAt()));
      insertQuarantined.setString(8, item.belonging().project());
      insertQuarantined.setString(9, item.belonging().module());
      insertQuarantined.setString(10, item.belonging().type());
      insertQuarantined.setString(11, item.belonging().source());
      duplicates.set(i, insertQuarantined.executeUpdate() == 0);
    }
    return duplicates;
  }

  private void settle(LedgerBatch batch) throws SQLException {
    for (Settlement settlement : batch.settlements()) {
      settle.setString(1, settlement.state().name());
      settle.setLong(2, Micros.of(batch.receivedAt()));
      settle.setString(3, settlement.by());
      settle.setString(4, settlement.reason());
      settle.setBytes(5, Uuids.toBytes(settlement.item()));
      settle.executeUpdate();
    }
  }

  private void count(LedgerBatch batch, long sender, int duplicates, int quarantineDuplicates)
      throws SQLException {
    Counts counts =
        new Counts(
            batch.events().size() - duplicates,
            (long) duplicates + quarantineDuplicates,
            batch.quarantined().size() - quarantineDuplicates,
            batch.refused().size());
    if (counts.received() == 0) {
      return;
    }
    count.setString(1, batch.receivedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
    count.setString(2, batch.source());
    count.setLong(3, sender);
    count.setLong(4, counts.stored());
    count.setLong(5, counts.duplicate());
    count.setLong(6, counts.quarantined());
    count.setLong(7, counts.refused());
    count.executeUpdate();
  }

  static long lastSeq(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(seq), 0) FROM event")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public void close() {
    SqliteFile.closeQuietly(connection);
  }
}
