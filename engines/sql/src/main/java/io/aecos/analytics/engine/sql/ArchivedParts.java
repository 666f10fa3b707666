package io.aecos.analytics.engine.sql;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.ArchivedPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of what was given to archives. */
final class ArchivedParts {
  private static final String SELECT =
      """
      SELECT month, file, rows, first_seq, last_seq, bytes, sha256, content, archived_us
      FROM archived_part """;

  private ArchivedParts() {}

  static List<ArchivedPart> all(Statements statements) {
    return statements.select(SELECT + " ORDER BY month, first_seq", ArchivedParts::part);
  }

  /** Those of which {@link ArchivedDays} keeps nothing. */
  static List<ArchivedPart> withoutDays(Statements statements) {
    return statements.select(
        SELECT
            + " WHERE NOT EXISTS (SELECT 1 FROM archived_day WHERE part = archived_part.number)"
            + " ORDER BY month, first_seq",
        ArchivedParts::part);
  }

  /** Those of {@code numbers}. */
  static Map<Long, ArchivedPart> of(Iterable<Long> numbers, Statements statements) {
    Map<Long, ArchivedPart> parts = new HashMap<>();
    for (Long number : numbers) {
      statements
          .first(SELECT + " WHERE number = ?", ArchivedParts::part, number)
          .ifPresent(part -> parts.put(number, part));
    }
    return parts;
  }

  private static ArchivedPart part(ResultSet row) throws SQLException {
    return new ArchivedPart(
        YearMonth.parse(row.getString(1)),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        Micros.toInstant(row.getLong(9)));
  }

  /** Adds a part, which may be there already, and gives its number. */
  static long add(ArchivedPart part, Statements statements) {
    statements.update(
        """
        INSERT INTO archived_part
          (month, file, rows, first_seq, last_seq, bytes, sha256, content, archived_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        part.month().toString(),
        part.file(),
        part.rows(),
        part.firstSeq(),
        part.lastSeq(),
        part.bytes(),
        part.sha256(),
        part.content(),
        Micros.of(part.archivedAt()));
    return number(part, statements);
  }

  /** Removes a part and gives the number that it had. */
  static long remove(ArchivedPart part, Statements statements) {
    long number = number(part, statements);
    statements.update("DELETE FROM archived_part WHERE number = ?", number);
    return number;
  }

  /** The number of a part that is there. */
  static long number(ArchivedPart part, Statements statements) {
    return statements
        .first(
            "SELECT number FROM archived_part WHERE file = ?", row -> row.getLong(1), part.file())
        .orElseThrow(
            () ->
                new AnalyticsException(
                    ErrorCode.CONFLICT,
                    part.file() + " was brought back by somebody else meanwhile"));
  }
}
