package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes stored events out of the table, to be amended and written again. */
final class StoredEvents {
  private final EventTable table;
  private final Kinds kinds;
  private final Connection connection;

  StoredEvents(EventTable table, Kinds kinds, Connection connection) {
    this.table = table;
    this.kinds = kinds;
    this.connection = connection;
  }

  /** Removes and returns those of the events that are stored. */
  List<LedgerRow> take(Collection<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    Ids.load(ids, connection);
    List<LedgerRow> found;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + table.selected() + " FROM event WHERE id IN (SELECT id FROM wanted)")) {
      found = new RowReader(table, kinds).read(select);
    }
    delete(found.stream().map(LedgerRow::seq).toList());
    return found;
  }

  private void delete(List<Long> seqs) throws SQLException {
    if (seqs.isEmpty()) {
      return;
    }
    Sql delete = Sql.format("DELETE FROM event WHERE seq IN ({})", Sql.list(seqs));
    try (PreparedStatement statement = connection.prepareStatement(delete.text())) {
      for (int i = 0; i < seqs.size(); i++) {
        statement.setLong(i + 1, seqs.get(i));
      }
      statement.executeUpdate();
    }
  }
}
