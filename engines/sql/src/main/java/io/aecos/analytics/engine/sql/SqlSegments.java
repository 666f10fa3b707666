package io.aecos.analytics.engine.sql;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.StoredRow;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's months; who writes has the engine's turn. */
public final class SqlSegments implements Segments {
  private static final byte[] NOTHING = {};

  /** What the JSON of a connector's event holds: it stays, so that the event is found as one. */
  private static final byte[] CONNECTOR =
      ("\"source\":\"" + Ledger.CONNECTOR_SOURCES).getBytes(StandardCharsets.UTF_8);

  private static final int BATCH = 1_000;

  private final Reads reads;
  private final Place place;

  public SqlSegments(Reads reads, Place place) {
    this.reads = reads;
    this.place = place;
  }

  /** Where an engine keeps the ledger. */
  public interface Place {
    /** Runs work in one durable transaction; of two that touch the same rows, one waits. */
    void write(Work work);

    /** As {@link #write}, while nobody appends. */
    void writeAlone(Work work);

    /** Gives room back to the disk. */
    void compact();

    /** Whether there is a table of what archived parts hold by day. */
    default boolean keepsDays() {
      return false;
    }

    /** Whether what is looked at has a table of what was archived. */
    default boolean archives(Statements statements) {
      return true;
    }
  }

  /** What is done within one transaction. */
  @FunctionalInterface
  public interface Work {
    void on(Statements statements) throws SQLException;
  }

  @Override
  public List<Month> months() {
    return reads.read(
        "read",
        statements ->
            statements.select(
                """
                SELECT month, held, bytes, late, back_us,
                  (SELECT coalesce(sum(rows), 0) FROM archived_part AS part
                   WHERE part.month = segment.month)
                FROM segment ORDER BY month""",
                SqlSegments::month));
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
    return reads.read(
        "read",
        statements ->
            place.archives(statements) ? ArchivedParts.all(statements) : List.<ArchivedPart>of());
  }

  @Override
  public List<StoredRow> held(YearMonth month, long afterSeq, int limit) {
    return reads.read(
        "read",
        statements ->
            statements.select(
                """
                SELECT seq, event.id, occurred_us, received_us, body,
                  coalesce(kind, 'UNKNOWN'), coalesce(name, '')
                FROM event LEFT JOIN sender ON sender.id = event.sender
                WHERE seq > ? AND occurred_us >= ? AND occurred_us < ? AND part IS NULL
                ORDER BY seq LIMIT ?""",
                row -> row(row, statements.dialect()),
                afterSeq,
                Months.first(month),
                Months.first(month.plusMonths(1)),
                limit));
  }

  private static StoredRow row(ResultSet row, Dialect dialect) throws SQLException {
    return new StoredRow(
        row.getLong(1),
        dialect.id(row, 2),
        row.getLong(3),
        row.getLong(4),
        new SentBy(SentBy.Kind.valueOf(row.getString(6)), row.getString(7)),
        row.getBytes(5));
  }

  @Override
  public void giveUp(ArchivedPart part, List<StoredRow> rows) {
    place.write(
        statements -> {
          long number = ArchivedParts.add(part, statements);
          each(
              """
              UPDATE event SET part = ?, body = ?
              WHERE seq = ? AND id = ? AND part IS NULL AND body = ?""",
              part,
              rows,
              statements,
              (row, update) -> {
                update.setLong(1, number);
                update.setBytes(2, kept(row.body()));
                update.setLong(3, row.seq());
                update.setObject(4, statements.dialect().kept(row.id()));
                update.setBytes(5, row.body());
              });
          if (place.keepsDays()) {
            ArchivedDays.keep(number, rows, statements);
          }
          count(part.month(), -rows.size(), -bytes(rows), null, statements);
        });
  }

  @Override
  public List<ArchivedPart> partsWithoutDays() {
    return place.keepsDays() ? reads.read("read", ArchivedParts::withoutDays) : List.of();
  }

  @Override
  public void keepDays(ArchivedPart part, List<StoredRow> rows) {
    if (place.keepsDays()) {
      place.write(
          statements ->
              ArchivedDays.keep(ArchivedParts.number(part, statements), rows, statements));
    }
  }

  private static byte[] kept(byte[] body) {
    return Bytes.contain(body, CONNECTOR) ? CONNECTOR : NOTHING;
  }

  @Override
  public void takeBack(ArchivedPart part, List<StoredRow> rows, Instant at) {
    place.write(
        statements -> {
          long number = ArchivedParts.remove(part, statements);
          each(
              "UPDATE event SET part = NULL, body = ? WHERE seq = ? AND id = ? AND part = ?",
              part,
              rows,
              statements,
              (row, update) -> {
                update.setBytes(1, row.body());
                update.setLong(2, row.seq());
                update.setObject(3, statements.dialect().kept(row.id()));
                update.setLong(4, number);
              });
          if (rows.size() != part.rows()) {
            throw conflict(part);
          }
          count(part.month(), rows.size(), bytes(rows), at, statements);
        });
  }

  /** Binds the values of a row. */
  @FunctionalInterface
  private interface Bind {
    void bind(StoredRow row, PreparedStatement update) throws SQLException;
  }

  /** Updates one row of the table for each of {@code rows}, or it is a conflict. */
  private static void each(
      String sql, ArchivedPart part, List<StoredRow> rows, Statements statements, Bind bind)
      throws SQLException {
    try (PreparedStatement update = statements.connection().prepareStatement(sql)) {
      int waiting = 0;
      for (StoredRow row : rows) {
        bind.bind(row, update);
        update.addBatch();
        waiting++;
        if (waiting == BATCH) {
          all(update.executeBatch(), part);
          waiting = 0;
        }
      }
      all(update.executeBatch(), part);
    }
  }

  private static void all(int[] updated, ArchivedPart part) {
    for (int rows : updated) {
      if (rows != 1) {
        throw conflict(part);
      }
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
  public void recount() {
    place.writeAlone(SqlLedgerCheck::recount);
  }

  /** Counts the months again, too: whatever miscounted them is over then. */
  @Override
  public void compact() {
    recount();
    place.compact();
  }
}
