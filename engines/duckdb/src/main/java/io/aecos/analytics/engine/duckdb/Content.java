package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the file holds as of one transaction: how far it follows which ledger, its dictionary and
 * the span of its events. Read in the same transaction as the answers that it goes with. While
 * {@code version} stays the same, no stored event has changed: events were only added. Which hours
 * a later one has changed, {@link AmendedHours} tell.
 */
record Content(
    Watermark watermark,
    @Nullable Followed followed,
    Kinds kinds,
    long firstMicros,
    long lastMicros,
    long version) {

  static Content load(Connection connection) throws SQLException {
    Kinds kinds = Kinds.load(connection);
    Followed followed = loadFollowed(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT seq, received_us, first_us, last_us, version FROM content")) {
      if (!row.next()) {
        throw new SQLException("the projection has lost its watermark");
      }
      long received = row.getLong(2);
      Watermark watermark =
          row.wasNull()
              ? Watermark.NOTHING
              : new Watermark(row.getLong(1), Micros.toInstant(received));
      return new Content(
          watermark, followed, kinds, row.getLong(3), row.getLong(4), row.getLong(5));
    }
  }

  /** A file of an older version has no such table or no editions, and is good for all else. */
  private static @Nullable Followed loadFollowed(Connection connection) throws SQLException {
    if (!exists("followed", connection)) {
      return null;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM followed")) {
      if (!row.next()) {
        return null;
      }
      long edition = row.getMetaData().getColumnCount() > 1 ? row.getLong(2) : 0;
      return new Followed(UUID.fromString(row.getString(1)), edition);
    }
  }

  /** The same content, known to be that of {@code ledger}. */
  Content follow(Followed ledger, Connection connection) throws SQLException {
    DuckDbFile.execute(
        "CREATE OR REPLACE TABLE followed (ledger UUID, edition BIGINT)", connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO followed VALUES (CAST(? AS UUID), ?)")) {
      insert.setString(1, ledger.ledger().toString());
      insert.setLong(2, ledger.edition());
      insert.executeUpdate();
    }
    return new Content(watermark, ledger, kinds, firstMicros, lastMicros, version);
  }

  /** Makes the tables of an empty file. */
  static void create(EventTable table, Connection connection) throws SQLException {
    for (String sql :
        List.of(
            "CREATE TABLE content (format VARCHAR, seq BIGINT, received_us BIGINT, "
                + "first_us BIGINT, last_us BIGINT, version BIGINT)",
            "CREATE TABLE kind (kind INTEGER, module VARCHAR, type VARCHAR)",
            "CREATE TABLE waiting (target UUID, seq BIGINT, event VARCHAR)",
            table.createTable())) {
      DuckDbFile.execute(sql, connection);
    }
    RollupTables.create(connection);
    // Nothing that was made of an earlier content of this file may pass for made of this one.
    long version = UUID.randomUUID().getMostSignificantBits() >> 1;
    AmendedHours.create(version, connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO content VALUES (?, 0, NULL, 0, 0, ?)")) {
      insert.setString(1, table.signature());
      insert.setLong(2, version);
      insert.executeUpdate();
    }
  }

  /**
   * Which hours were amended is not known where an older version of this program wrote to the file
   * last: what was rolled up before counts for nothing then.
   */
  static void complete(Connection connection) throws SQLException {
    long version = load(connection).version();
    if (!exists("amended", connection) || AmendedHours.lastVersion(connection) != version) {
      DuckDbFile.execute("DROP TABLE IF EXISTS amended", connection);
      AmendedHours.create(version, connection);
    }
  }

  /** The shape of the tables in the file; empty where there are none. */
  static String signature(Connection connection) throws SQLException {
    if (!exists("content", connection)) {
      return "";
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT format FROM content")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** The columns of the table of events in the file's order. */
  static List<String> columns(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT column_name FROM duckdb_columns() WHERE table_name = 'event'"
                    + " ORDER BY column_index")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static boolean exists(String table, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM duckdb_tables() WHERE table_name = ?")) {
      select.setString(1, table);
      try (ResultSet tables = select.executeQuery()) {
        return tables.next();
      }
    }
  }

  static void drop(Connection connection) throws SQLException {
    if (exists("rollup", connection)) {
      RollupTables.drop(RollupTables.names(connection), connection);
    }
    for (String name :
        List.of("content", "followed", "kind", "waiting", "event", "rollup", "amended")) {
      DuckDbFile.execute("DROP TABLE IF EXISTS " + name, connection);
    }
  }

  /** The same content with some of its events amended. */
  Content with(long newVersion) {
    return new Content(watermark, followed, kinds, firstMicros, lastMicros, newVersion);
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
            "UPDATE content SET seq = ?, received_us = ?, first_us = ?, last_us = ?, version = ?")) {
      update.setLong(1, watermark.seq());
      update.setLong(2, watermark.receivedAt() == null ? 0 : Micros.of(watermark.receivedAt()));
      update.setLong(3, firstMicros);
      update.setLong(4, lastMicros);
      update.setLong(5, version);
      update.executeUpdate();
    }
  }
}
