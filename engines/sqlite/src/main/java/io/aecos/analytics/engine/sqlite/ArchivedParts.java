package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.ArchivedPart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of what was given to archives. */
final class ArchivedParts {
  private static final String COLUMNS =
      "number, month, file, rows, first_seq, last_seq, bytes, sha256, content, archived_us";

  private ArchivedParts() {}

  static List<ArchivedPart> all(Connection connection) throws SQLException {
    List<ArchivedPart> parts = new ArrayList<>();
    if (!exist(connection)) {
      return parts;
    }
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM archived_part ORDER BY month, first_seq");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        parts.add(part(row));
      }
    }
    return parts;
  }

  /** A copy of a ledger of an older format is looked at as it is, and has archived nothing. */
  private static boolean exist(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'archived_part'");
        ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** Those of {@code numbers}. */
  static Map<Long, ArchivedPart> of(Iterable<Long> numbers, Connection connection)
      throws SQLException {
    Map<Long, ArchivedPart> parts = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM archived_part WHERE number = ?")) {
      for (Long number : numbers) {
        select.setLong(1, number);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            parts.put(number, part(row));
          }
        }
      }
    }
    return parts;
  }

  private static ArchivedPart part(ResultSet row) throws SQLException {
    return new ArchivedPart(
        YearMonth.parse(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        Micros.toInstant(row.getLong(10)));
  }

  /** Adds a part and gives its number. */
  static long add(ArchivedPart part, Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO archived_part
              (month, file, rows, first_seq, last_seq, bytes, sha256, content, archived_us)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      insert.setString(1, part.month().toString());
      insert.setString(2, part.file());
      insert.setLong(3, part.rows());
      insert.setLong(4, part.firstSeq());
      insert.setLong(5, part.lastSeq());
      insert.setLong(6, part.bytes());
      insert.setString(7, part.sha256());
      insert.setString(8, part.content());
      insert.setLong(9, Micros.of(part.archivedAt()));
      insert.executeUpdate();
    }
    return number(part, connection);
  }

  /** Removes a part and gives the number that it had. */
  static long remove(ArchivedPart part, Connection connection) throws SQLException {
    long number = number(part, connection);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM archived_part WHERE number = ?")) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
    return number;
  }

  private static long number(ArchivedPart part, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT number FROM archived_part WHERE file = ?")) {
      select.setString(1, part.file());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
    }
    throw new AnalyticsException(
        ErrorCode.CONFLICT, part.file() + " was brought back by somebody else meanwhile");
  }
}
