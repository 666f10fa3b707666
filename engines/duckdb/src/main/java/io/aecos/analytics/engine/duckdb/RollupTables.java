package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Rollups.Rollup;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The tables of rollups, each named after its definition, and the table that lists them: with the
 * version of the stored events that they were made of and the last row that is in them.
 */
final class RollupTables {
  private RollupTables() {}

  static void create(Connection connection) throws SQLException {
    DuckDbFile.execute(
        "CREATE TABLE rollup (name VARCHAR, version BIGINT, seq BIGINT)", connection);
  }

  /** The name of the table for what {@code definition} selects. */
  static String name(Sql definition) {
    try {
      byte[] text = definition.readable().getBytes(StandardCharsets.UTF_8);
      return "rollup_"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Those that were made of the events as they are stored now. */
  static Map<String, Rollup> current(Content content, Connection connection) throws SQLException {
    Map<String, Rollup> rollups = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, seq FROM rollup WHERE version = ? AND seq <= ?")) {
      select.setLong(1, content.version());
      select.setLong(2, content.watermark().seq());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rollups.put(row.getString(1), new Rollup(row.getString(1), row.getLong(2)));
        }
      }
    }
    return rollups;
  }

  /** Those that lack events that there are now, or were made of others. */
  static List<String> behind(Content content, Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name FROM rollup WHERE version <> ? OR seq <> ? ORDER BY name")) {
      select.setLong(1, content.version());
      select.setLong(2, content.watermark().seq());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name FROM rollup")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  /** Makes or replaces the rollup of all events that the connection's transaction sees. */
  static void make(Sql definition, Content content, Connection connection) throws SQLException {
    String name = name(definition);
    drop(List.of(name), connection);
    Sql table = Sql.format("CREATE TABLE " + name + " AS {}", definition);
    try (PreparedStatement create = PlanRun.prepare(table, connection)) {
      create.execute();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO rollup VALUES (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setLong(2, content.version());
      insert.setLong(3, content.watermark().seq());
      insert.executeUpdate();
    }
  }

  static void drop(List<String> names, Connection connection) throws SQLException {
    for (String name : names) {
      DuckDbFile.execute("DROP TABLE IF EXISTS " + name, connection);
      DuckDbFile.execute("DELETE FROM rollup WHERE name = '" + name + "'", connection);
    }
  }
}
