package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Daily;
import io.aecos.analytics.engine.duckdb.sql.Days;
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
import java.util.Optional;
import java.util.Set;

/**
 * The tables of rollups, each named after its definition, and the table that lists them: with the
 * version of the stored events that they were made of and the last row that is in them.
 */
final class RollupTables {
  /** To roll up so many days again takes about as long as to roll up everything. */
  private static final int MOST_DAYS = 100;

  private final Map<String, Made> made;
  private final AmendedHours amended;

  /** Of which content a table was made. */
  private record Made(long version, long seq) {}

  private RollupTables(Map<String, Made> made, AmendedHours amended) {
    this.made = made;
    this.amended = amended;
  }

  static void create(Connection connection) throws SQLException {
    DuckDbFile.execute(
        "CREATE TABLE rollup (name VARCHAR, version BIGINT, seq BIGINT)", connection);
  }

  /** The name of the table for what {@code definition} selects. */
  static String name(Daily definition) {
    try {
      byte[] text = definition.all().readable().getBytes(StandardCharsets.UTF_8);
      return "rollup_"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Those that were made of this content, of what came before it, or of what was amended since. */
  static RollupTables of(Content content, Connection connection) throws SQLException {
    Map<String, Made> made = new HashMap<>();
    long oldest = content.version();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, version, seq FROM rollup WHERE version <= ? AND seq <= ?"
                + " AND version >= (SELECT version FROM amended WHERE hour IS NULL)")) {
      select.setLong(1, content.version());
      select.setLong(2, content.watermark().seq());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          made.put(row.getString(1), new Made(row.getLong(2), row.getLong(3)));
          oldest = Math.min(oldest, row.getLong(2));
        }
      }
    }
    return new RollupTables(made, AmendedHours.since(oldest, connection));
  }

  /** The one that {@code definition} made; empty also where too much was amended since. */
  Optional<Rollup> find(Daily definition) {
    String name = name(definition);
    Made found = made.get(name);
    return found == null
        ? Optional.empty()
        : amended
            .after(found.version())
            .map(hours -> new Rollup(name, found.seq(), definition.daysOf(hours)));
  }

  /** The names of those that are of use to somebody. */
  Set<String> names() {
    return made.keySet();
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

  /**
   * Makes the rollup of all events that the connection's transaction sees; of one that is there
   * already, only the days in which something has come or was amended, unless these are many.
   */
  static void make(Daily definition, Content content, Connection connection) throws SQLException {
    String name = name(definition);
    Optional<Days> stale = of(content, connection).staleDays(definition, connection);
    if (stale.isPresent()) {
      replace(name, definition, stale.get(), connection);
      DuckDbFile.execute("DELETE FROM rollup WHERE name = '" + name + "'", connection);
    } else {
      drop(List.of(name), connection);
      execute(Sql.format("CREATE TABLE " + name + " AS {}", definition.all()), connection);
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO rollup VALUES (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setLong(2, content.version());
      insert.setLong(3, content.watermark().seq());
      insert.executeUpdate();
    }
  }

  /** Empty where there is no such rollup or nearly all of it is stale. */
  private Optional<Days> staleDays(Daily definition, Connection connection) throws SQLException {
    Optional<Rollup> found = find(definition);
    if (found.isEmpty() || found.get().amended().size() > MOST_DAYS) {
      return Optional.empty();
    }
    List<Long> later = new ArrayList<>();
    try (PreparedStatement select =
            PlanRun.prepare(definition.daysAfter(found.get().seq()), connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        later.add(row.getLong(1));
      }
    }
    Days stale = found.get().amended().and(new Days(later));
    return stale.size() > MOST_DAYS ? Optional.empty() : Optional.of(stale);
  }

  private static void replace(String name, Daily definition, Days days, Connection connection)
      throws SQLException {
    if (days.size() > 0) {
      execute(definition.delete(name, days), connection);
      execute(Sql.format("INSERT INTO " + name + " {}", definition.of(days)), connection);
    }
  }

  private static void execute(Sql sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = PlanRun.prepare(sql, connection)) {
      statement.execute();
    }
  }

  static void drop(List<String> names, Connection connection) throws SQLException {
    for (String name : names) {
      DuckDbFile.execute("DROP TABLE IF EXISTS " + name, connection);
      DuckDbFile.execute("DELETE FROM rollup WHERE name = '" + name + "'", connection);
    }
  }
}
