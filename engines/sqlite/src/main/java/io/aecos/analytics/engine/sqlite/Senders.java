package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.SentBy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each sender a small number, within the transaction of the first delivery that has it. What
 * it knows is as good as its connection: both go when a transaction fails.
 */
final class Senders {
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final Map<SentBy, Long> known = new HashMap<>();

  Senders(Connection connection) throws SQLException {
    insert = connection.prepareStatement("INSERT OR IGNORE INTO sender (kind, name) VALUES (?, ?)");
    select = connection.prepareStatement("SELECT id FROM sender WHERE kind = ? AND name = ?");
  }

  long number(SentBy sender) throws SQLException {
    Long number = known.get(sender);
    if (number == null) {
      insert.setString(1, sender.kind().name());
      insert.setString(2, sender.name());
      insert.executeUpdate();
      number = read(sender);
      known.put(sender, number);
    }
    return number;
  }

  /** Names may have changed. */
  void forget() {
    known.clear();
  }

  private long read(SentBy sender) throws SQLException {
    select.setString(1, sender.kind().name());
    select.setString(2, sender.name());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("a sender that was just added is not there");
      }
      return row.getLong(1);
    }
  }
}
