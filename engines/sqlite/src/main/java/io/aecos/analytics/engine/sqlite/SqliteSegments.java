package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Uuids;
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
import java.time.Instant;
import java.time.YearMonth;
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
    void on(Statements statements) throws SQLException;
  }

  @Override
  public List<Month> months() {
    return file.read(
        "read",
        statements ->
            statements.select(
                """
                SELECT month, held, bytes, late, back_us,
                  (SELECT coalesce(sum(rows), 0) FROM archived_part AS part
                   WHERE part.month = segment.month)
                FROM segment ORDER BY month""",
                SqliteSegments::month));
  }

  private static Month month(ResultSet row) throws SQLException {
    long back = row.getLong(5);
    Instant broughtBack = row.wasNull() ? null : Micros.toInstant(back);
    return new Month(
        YearMonth.parse(row.getString(1)),
        row.getLong(2),
        row.getLong(3),
        row.getLong(6),
        row.getLong(4),
        broughtBack);
  }

  @Override
  public List<ArchivedPart> parts() {
    return file.read("read", ArchivedParts::all);
  }

  @Override
  public List<StoredRow> held(YearMonth month, long afterSeq, int limit) {
    return file.read(
        "read",
        statements ->
            statements.select(
                """
                SELECT seq, event.id, occurred_us, received_us, body,
                  coalesce(kind, 'UNKNOWN'), coalesce(name, '')
                FROM event LEFT JOIN sender ON sender.id = event.sender
                WHERE seq > ? AND occurred_us >= ? AND occurred_us < ? AND part IS NULL
                ORDER BY seq LIMIT ?""",
                SqliteSegments::row,
                afterSeq,
                Months.first(month),
                Months.first(month.plusMonths(1)),
                limit));
  }

  private static StoredRow row(ResultSet row) throws SQLException {
    return new StoredRow(
        row.getLong(1),
        SqliteDialect.SQLITE.id(row, 2),
        row.getLong(3),
        row.getLong(4),
        new SentBy(SentBy.Kind.valueOf(row.getString(6)), row.getString(7)),
        row.getBytes(5));
  }

  @Override
  public void giveUp(ArchivedPart part, List<StoredRow> rows) {
    turn.take(
        statements -> {
          long number = ArchivedParts.add(part, statements);
          try (PreparedStatement update =
              statements
                  .connection()
                  .prepareStatement(
                      """
                      UPDATE event SET part = ?,
                        body = CASE WHEN instr(body, x'%1$s') > 0 THEN x'%1$s' ELSE x'' END
                      WHERE seq = ? AND id = ? AND part IS NULL AND body = ?"""
                          .formatted(SqliteLedger.CONNECTOR))) {
            for (StoredRow row : rows) {
              update.setLong(1, number);
              update.setLong(2, row.seq());
              update.setBytes(3, Uuids.toBytes(row.id()));
              update.setBytes(4, row.body());
              one(update.executeUpdate(), part);
            }
          }
          count(part.month(), -rows.size(), -bytes(rows), null, statements);
        });
  }

  @Override
  public void takeBack(ArchivedPart part, List<StoredRow> rows, Instant at) {
    turn.take(
        statements -> {
          long number = ArchivedParts.remove(part, statements);
          try (PreparedStatement update =
              statements
                  .connection()
                  .prepareStatement(
                      """
                      UPDATE event SET part = NULL, body = ?
                      WHERE seq = ? AND id = ? AND part = ?""")) {
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
          count(part.month(), rows.size(), bytes(rows), at, statements);
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
      YearMonth month, long rows, long bytes, @Nullable Instant back, Statements statements) {
    statements.update(
        """
        UPDATE segment SET held = held + ?, bytes = bytes + ?,
          back_us = coalesce(?, back_us) WHERE month = ?""",
        rows,
        bytes,
        back == null ? null : Micros.of(back),
        month.toString());
  }

  @Override
  public void compact() {
    turn.take(
        statements -> {
          Connection connection = statements.connection();
          connection.rollback();
          connection.setAutoCommit(true);
          try {
            statements.update("VACUUM");
          } finally {
            connection.setAutoCommit(false);
          }
        });
  }
}
