package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.ledger.LedgerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * In which hours stored events were amended, and with which version of the content last, as far
 * back as is of use. Hours are numbered since 1970-01-01 in UTC, so the table has one row at most
 * for each hour of the history. When an event happened no amendment changes.
 */
final class AmendedHours {
  /** With more of them a rollup is of little use; so many are read in a millisecond. */
  private static final int MOST = 2_000;

  private static final long HOUR_MICROS = 3_600_000_000L;

  private final List<Amended> latest;
  private final long since;

  private record Amended(long hour, long version) {}

  private AmendedHours(List<Amended> latest, long since) {
    this.latest = latest;
    this.since = since;
  }

  /** The row without an hour says up to which version it is not known what was amended. */
  static void create(long version, Connection connection) throws SQLException {
    DuckDbFile.execute("CREATE TABLE amended (hour BIGINT, version BIGINT)", connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO amended VALUES (NULL, ?)")) {
      insert.setLong(1, version);
      insert.executeUpdate();
    }
  }

  /** The version of the content that was noted last. */
  static long lastVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(version) FROM amended")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Notes that stored events were changed with {@code version}. */
  static void add(Collection<LedgerRow> changed, long version, DuckDBConnection connection)
      throws SQLException {
    SortedSet<Long> hours = new TreeSet<>();
    changed.forEach(row -> hours.add(Math.floorDiv(row.event().occurredMicros(), HOUR_MICROS)));
    String list = hours.stream().map(String::valueOf).collect(Collectors.joining(", "));
    DuckDbFile.execute("DELETE FROM amended WHERE hour IN (" + list + ")", connection);
    try (DuckDBAppender appender = connection.createAppender("amended")) {
      for (long hour : hours) {
        appender.beginRow();
        appender.append(hour);
        appender.append(version);
        appender.endRow();
      }
      appender.flush();
    }
  }

  /** Those of later versions than {@code version}, or the last of them. */
  static AmendedHours since(long version, Connection connection) throws SQLException {
    List<Amended> latest = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT hour, version FROM amended WHERE hour IS NOT NULL AND version > ?"
                + " ORDER BY version DESC LIMIT "
                + (MOST + 1))) {
      select.setLong(1, version);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          latest.add(new Amended(row.getLong(1), row.getLong(2)));
        }
      }
    }
    boolean all = latest.size() <= MOST;
    return new AmendedHours(latest, all ? version : latest.get(latest.size() - 1).version());
  }

  /** The hours that were amended after {@code version}; empty where that is not known. */
  Optional<List<Long>> after(long version) {
    return version < since
        ? Optional.empty()
        : Optional.of(
            latest.stream()
                .filter(amended -> amended.version() > version)
                .map(Amended::hour)
                .toList());
  }
}
