package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.LedgerRow;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Amendments that arrived before their targets. */
final class WaitingAmendments {
  private static final int MOST = 100_000;

  private final DuckDBConnection connection;

  WaitingAmendments(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** For whom any wait; empty where these are too many to be held. */
  Optional<Set<UUID>> targets() throws SQLException {
    Set<UUID> targets = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT DISTINCT target FROM waiting LIMIT " + (MOST + 1))) {
      while (row.next()) {
        targets.add(row.getObject(1, UUID.class));
      }
    }
    return targets.size() > MOST ? Optional.empty() : Optional.of(targets);
  }

  /**
   * As {@link #takeFor}, for those events that are stored and came after ledger row {@code seq}.
   */
  Map<UUID, List<LedgerRow>> takeForThoseAfter(long seq) throws SQLException {
    return isEmpty() ? Map.of() : take(Sql.of("SELECT id FROM event WHERE seq > ?", seq));
  }

  /** Removes and returns those that wait for one of {@code targets}, in the order of seq. */
  Map<UUID, List<LedgerRow>> takeFor(Collection<UUID> targets) throws SQLException {
    if (targets.isEmpty() || isEmpty()) {
      return Map.of();
    }
    Ids.load(targets, connection);
    return take(Sql.of("SELECT id FROM wanted"));
  }

  private Map<UUID, List<LedgerRow>> take(Sql targets) throws SQLException {
    Sql those = Sql.format("FROM waiting WHERE target IN ({})", targets);
    Map<UUID, List<LedgerRow>> taken = new LinkedHashMap<>();
    try (PreparedStatement select =
            PlanRun.prepare(
                Sql.format("SELECT target, seq, event {} ORDER BY seq", those), connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        taken
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(read(row.getLong(2), row.getString(3)));
      }
    }
    if (!taken.isEmpty()) {
      try (PreparedStatement delete = PlanRun.prepare(Sql.format("DELETE {}", those), connection)) {
        delete.executeUpdate();
      }
    }
    return taken;
  }

  void keep(Map<UUID, List<LedgerRow>> amendments) throws SQLException {
    if (amendments.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = connection.createAppender("waiting")) {
      for (Map.Entry<UUID, List<LedgerRow>> entry : amendments.entrySet()) {
        for (LedgerRow amendment : entry.getValue()) {
          appender.beginRow();
          appender.append(entry.getKey());
          appender.append(amendment.seq());
          appender.append(new String(EventJson.write(amendment.event()), StandardCharsets.UTF_8));
          appender.endRow();
        }
      }
      appender.flush();
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
