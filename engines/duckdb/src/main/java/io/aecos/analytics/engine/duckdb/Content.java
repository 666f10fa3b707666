package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * What the file holds as of one transaction: how far it follows the ledger, its dictionary and the
 * span of its events. Read in the same transaction as the answers that it goes with.
 */
record Content(Watermark watermark, Kinds kinds, long firstMicros, long lastMicros) {

  static Content load(Connection connection) throws SQLException {
    Kinds kinds = Kinds.load(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT seq, received_us, first_us, last_us FROM content")) {
      if (!row.next()) {
        throw new SQLException("the projection has lost its watermark");
      }
      long received = row.getLong(2);
      Watermark watermark =
          row.wasNull()
              ? Watermark.NOTHING
              : new Watermark(row.getLong(1), Micros.toInstant(received));
      return new Content(watermark, kinds, row.getLong(3), row.getLong(4));
    }
  }

  /** Makes the tables of an empty file. */
  static void create(EventTable table, Connection connection) throws SQLException {
    for (String sql :
        List.of(
            "CREATE TABLE content (format VARCHAR, seq BIGINT, received_us BIGINT, "
                + "first_us BIGINT, last_us BIGINT)",
            "CREATE TABLE kind (kind INTEGER, module VARCHAR, type VARCHAR)",
            "CREATE TABLE waiting (target UUID, seq BIGINT, event VARCHAR)",
            table.createTable())) {
      DuckDbFile.execute(sql, connection);
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO content VALUES (?, 0, NULL, 0, 0)")) {
      insert.setString(1, table.signature());
      insert.executeUpdate();
    }
  }

  /** Whether the file has tables of this shape. */
  static boolean fits(EventTable table, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'content'")) {
      if (!tables.next() || tables.getLong(1) == 0) {
        return false;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT format FROM content")) {
      return row.next() && table.signature().equals(row.getString(1));
    }
  }

  static void drop(Connection connection) throws SQLException {
    for (String name : List.of("content", "kind", "waiting", "event")) {
      DuckDbFile.execute("DROP TABLE IF EXISTS " + name, connection);
    }
  }

  boolean isEmpty() {
    return firstMicros == 0 && lastMicros == 0;
  }

  Vocabulary vocabulary(EventTable table) {
    return new Vocabulary(
        kinds.numbers(),
        Set.copyOf(table.texts()),
        Set.copyOf(table.numbers()),
        firstMicros,
        lastMicros);
  }

  void save(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE content SET seq = ?, received_us = ?, first_us = ?, last_us = ?")) {
      update.setLong(1, watermark.seq());
      update.setLong(2, watermark.receivedAt() == null ? 0 : Micros.of(watermark.receivedAt()));
      update.setLong(3, firstMicros);
      update.setLong(4, lastMicros);
      update.executeUpdate();
    }
  }
}
