package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.StoredRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's months; writes take the turn of deliveries. */
final class SqliteSegments implements Segments {
  private final SqliteFile file;
  private final Turn turn;

  SqliteSegments(SqliteFile file, Turn turn) {
    this.file = file;
    this.turn = turn;
  }

  /** Runs work on the one writing connection while no delivery is written, and commits it. */
  @FunctionalInterface
  interface Turn {
    void take(Work work);
  }

  /** What is done in one turn, within one transaction. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  @Override
  public List<Month> months() {
    return file.read(
        "read",
        connection -> {
          List<Month> months = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      SELECT month, held, bytes, late, back_us,
                        (SELECT coalesce(sum(rows), 0) FROM archived_part AS part
                         WHERE part.month = segment.month)
                      FROM segment ORDER BY month""");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              long back = row.getLong(5);
              Instant broughtBack = row.wasNull() ? null : Micros.toInstant(back);
              months.add(
                  new Month(
                      YearMonth.parse(row.getString(1)),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(6),
                      row.getLong(4),
                      broughtBack));
            }
          }
          return months;
        });
  }

  @Override
  public List<ArchivedPart> parts() {
    return file.read("read", ArchivedParts::all);
  }

  @Override
  public List<StoredRow> held(YearMonth month, long afterSeq, int limit) {
    return file.read(
        "read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT seq, event.id, occurred_us, received_us, body,
                    coalesce(kind, 'UNKNOWN'), coalesce(name, '')
                  FROM event LEFT JOIN sender ON sender.id = event.sender
                  WHERE seq > ? AND occurred_us >= ? AND occurred_us < ? AND part IS NULL
                  ORDER BY seq LIMIT ?""")) {
            select.setLong(1, afterSeq);
            select.setLong(2, Months.first(month));
            select.setLong(3, Months.first(month.plusMonths(1)));
            select.setInt(4, limit);
            return rows(select);
          }
        });
  }

  private static List<StoredRow> rows(PreparedStatement select) throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new StoredRow(
                row.getLong(1),
                Uuids.fromBytes(row.getBytes(2)),
                row.getLong(3),
                row.getLong(4),
                new SentBy(SentBy.Kind.valueOf(row.getString(6)), row.getString(7)),
                row.getBytes(5)));
      }
    }
    return rows;
  }

  @Override
  public void giveUp(ArchivedPart part, List<StoredRow> rows) {
    turn.take(
        connection -> {
          long number = ArchivedParts.add(part, connection);
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE event SET part = ?,
                    body = CASE WHEN instr(body, x'%1$s') > 0 THEN x'%1$s' ELSE x'' END
                  WHERE seq = ? AND id = ? AND part IS NULL"""
                      .formatted(SqliteLedger.CONNECTOR))) {
            for (StoredRow row : rows) {
              update.setLong(1, number);
              update.setLong(2, row.seq());
              update.setBytes(3, Uuids.toBytes(row.id()));
              one(update.executeUpdate(), part);
            }
          }
          count(part.month(), -rows.size(), -bytes(rows), null, connection);
        });
  }

  @Override
  public void takeBack(ArchivedPart part, List<StoredRow> rows, Instant at) {
    turn.take(
        connection -> {
          long number = ArchivedParts.remove(part, connection);
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE event SET part = NULL, body = ? WHERE seq = ? AND id = ? AND part = ?")) {
            for (StoredRow row : rows) {
              update.setBytes(1, row.body());
              update.setLong(2, row.seq());
              update.setBytes(3, Uuids.toBytes(row.id()));
              update.setLong(4, number);
              one(update.executeUpdate(), part);
            }
          }
          if (rows.size() != part.rows()) {
            throw conflict(part);
          }
          count(part.month(), rows.size(), bytes(rows), at, connection);
        });
  }

  private static void one(int updated, ArchivedPart part) {
    if (updated != 1) {
      throw conflict(part);
    }
  }

  private static AnalyticsException conflict(ArchivedPart part) {
    return new AnalyticsException(
        ErrorCode.CONFLICT,
        "events of "
            + part.month()
            + " were archived or brought back by somebody else meanwhile; run it again");
  }

  private static long bytes(List<StoredRow> rows) {
    return rows.stream().mapToLong(row -> row.body().length).sum();
  }

  private static void count(
      YearMonth month, long rows, long bytes, @Nullable Instant back, Connection connection)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE segment SET held = held + ?, bytes = bytes + ?,
              back_us = coalesce(?, back_us) WHERE month = ?""")) {
      update.setLong(1, rows);
      update.setLong(2, bytes);
      update.setObject(3, back == null ? null : Micros.of(back));
      update.setString(4, month.toString());
      update.executeUpdate();
    }
  }

  @Override
  public void compact() {
    turn.take(
        connection -> {
          connection.rollback();
          connection.setAutoCommit(true);
          try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
          } finally {
            connection.setAutoCommit(false);
          }
        });
  }
}
