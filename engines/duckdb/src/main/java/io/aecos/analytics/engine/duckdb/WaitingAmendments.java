package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.LedgerRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Amendments that arrived before their targets. */
final class WaitingAmendments {
  private final Connection connection;

  WaitingAmendments(Connection connection) {
    this.connection = connection;
  }

  /** Removes and returns those that wait for one of {@code targets}, in the order of seq. */
  Map<UUID, List<LedgerRow>> takeFor(Collection<UUID> targets) throws SQLException {
    Map<UUID, List<LedgerRow>> taken = new LinkedHashMap<>();
    if (targets.isEmpty() || isEmpty()) {
      return taken;
    }
    Ids.load(targets, connection);
    String among = " FROM waiting WHERE target IN (SELECT id FROM wanted)";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT target, seq, event" + among + " ORDER BY seq")) {
      while (row.next()) {
        taken
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(read(row.getLong(2), row.getString(3)));
      }
    }
    if (!taken.isEmpty()) {
      DuckDbFile.execute("DELETE" + among, connection);
    }
    return taken;
  }

  void keep(Map<UUID, List<LedgerRow>> amendments) throws SQLException {
    if (amendments.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO waiting (target, seq, event) VALUES (?, ?, ?)")) {
      for (Map.Entry<UUID, List<LedgerRow>> entry : amendments.entrySet()) {
        for (LedgerRow amendment : entry.getValue()) {
          insert.setObject(1, entry.getKey());
          insert.setLong(2, amendment.seq());
          insert.setString(
              3, new String(EventJson.write(amendment.event()), StandardCharsets.UTF_8));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private boolean isEmpty() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM waiting")) {
      return row.next() && row.getLong(1) == 0;
    }
  }

  private static LedgerRow read(long seq, String json) {
    return new LedgerRow(
        seq, Instant.EPOCH, EventJson.readStored(json.getBytes(StandardCharsets.UTF_8)));
  }
}
