package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Collectors;

/** Writes what a delivery tells of its sources, inside the delivery's transaction. */
final class SqliteSourceWriter {
  private final Connection connection;

  SqliteSourceWriter(Connection connection) {
    this.connection = connection;
  }

  void write(SourceReport report) throws SQLException {
    for (SourceState state : report.states()) {
      write(state);
    }
    for (AuditChain chain : report.chains()) {
      write(chain);
    }
    new SqliteProjectWriter(connection).write(report.projects());
  }

  private void write(SourceState state) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO source_state
              (project, source, status, detail, feeds, items_read, checked_us, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
      insert.setString(1, state.project());
      insert.setString(2, state.source());
      insert.setString(3, state.status().name());
      insert.setString(4, state.detail());
      insert.setString(
          5, state.feeds().stream().map(EventType::toString).collect(Collectors.joining("\n")));
      insert.setLong(6, state.itemsRead());
      insert.setLong(7, Micros.of(state.checkedAt()));
      insert.setString(8, state.position());
      insert.executeUpdate();
    }
  }

  private void write(AuditChain chain) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO audit_chain
              (project, condition, entries, first_bad_row, detail, checked_us)
            VALUES (?, ?, ?, ?, ?, ?)""")) {
      insert.setString(1, chain.project());
      insert.setString(2, chain.condition().name());
      insert.setLong(3, chain.entries());
      if (chain.firstBadRow() == null) {
        insert.setNull(4, Types.BIGINT);
      } else {
        insert.setLong(4, chain.firstBadRow());
      }
      insert.setString(5, chain.detail());
      insert.setLong(6, Micros.of(chain.checkedAt()));
      insert.executeUpdate();
    }
  }
}
