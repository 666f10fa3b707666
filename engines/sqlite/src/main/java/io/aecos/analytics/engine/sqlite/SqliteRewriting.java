package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.Rewriting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites rows of the ledger's file. Pages are read beside everything else, since rows change in
 * no other way; only what is different then takes the writer's turn.
 */
final class SqliteRewriting implements Rewriting {
  private final SqliteFile file;
  private final Turn turn;

  /** {@code turn} runs work on the writing connection while nobody else does, and commits it. */
  SqliteRewriting(SqliteFile file, Turn turn) {
    this.file = file;
    this.turn = turn;
  }

  /** The one writer's turn. */
  interface Turn {
    void take(Work work);

    /** What is done in it. */
    interface Work {
      void on(Connection connection) throws SQLException;
    }
  }

  /** A row's number and what it says from now on. */
  private record Changed<T>(long number, T content) {}

  /** What of a page is different, and the last row of it. */
  private record Page<T>(List<Changed<T>> changed, OptionalLong last) {}

  @Override
  public OptionalLong events(long afterSeq, int limit, UnaryOperator<Event> change) {
    Page<byte[]> page =
        page(
            "SELECT seq, id, occurred_us, body FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
            afterSeq,
            limit,
            row -> body(row, change));
    update(
        "UPDATE event SET body = ? WHERE seq = ?",
        page,
        (update, body) -> update.setBytes(1, body),
        2);
    return page.last();
  }

  private static byte @Nullable [] body(ResultSet row, UnaryOperator<Event> change)
      throws SQLException {
    Event before =
        EventJson.readBody(
            Uuids.fromBytes(row.getBytes(2)), Micros.toInstant(row.getLong(3)), row.getBytes(4));
    Event after = change.apply(before);
    if (after.equals(before)) {
      return null;
    }
    if (!after.id().equals(before.id()) || !after.occurredAt().equals(before.occurredAt())) {
      throw new IllegalArgumentException("rewriting keeps what an event is told apart by");
    }
    return EventJson.writeBody(after);
  }

  @Override
  public OptionalLong quarantine(long after, int limit, UnaryOperator<Words> change) {
    Page<Words> page =
        page(
            """
            SELECT number, raw, location, reason, coalesce(settled_by, ''),
              coalesce(settled_reason, '')
            FROM quarantine WHERE number > ? ORDER BY number LIMIT ?""",
            after,
            limit,
            row -> words(row, change));
    update(
        """
        UPDATE quarantine SET raw = ?, location = ?, reason = ?,
          settled_by = CASE WHEN settled_by IS NOT NULL THEN ? END,
          settled_reason = CASE WHEN settled_reason IS NOT NULL THEN ? END
        WHERE number = ?""",
        page,
        (update, words) -> {
          update.setBytes(1, words.raw());
          update.setString(2, words.location());
          update.setString(3, words.reason());
          update.setString(4, words.settledBy());
          update.setString(5, words.settledWhy());
        },
        6);
    return page.last();
  }

  private static @Nullable Words words(ResultSet row, UnaryOperator<Words> change)
      throws SQLException {
    Words before =
        new Words(
            row.getBytes(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6));
    Words after = change.apply(before);
    boolean same =
        Arrays.equals(before.raw(), after.raw())
            && before.location().equals(after.location())
            && before.reason().equals(after.reason())
            && before.settledBy().equals(after.settledBy())
            && before.settledWhy().equals(after.settledWhy());
    return same ? null : after;
  }

  @Override
  public void senders(UnaryOperator<String> change) {
    Page<String> page =
        page(
            "SELECT id, name FROM sender WHERE id > ? ORDER BY id LIMIT ?",
            -1,
            Integer.MAX_VALUE,
            row -> {
              String after = change.apply(row.getString(2));
              return after.equals(row.getString(2)) ? null : after;
            });
    update(
        "UPDATE sender SET name = ? WHERE id = ?",
        page,
        (update, name) -> update.setString(1, name),
        2);
  }

  @Override
  public void finish() {
    turn.take(
        connection -> execute("UPDATE ledger_identity SET edition = edition + 1", connection));
    turn.take(
        connection -> {
          connection.commit();
          connection.setAutoCommit(true);
          Purge.of(connection);
          connection.setAutoCommit(false);
        });
  }

  @Override
  public long edition() {
    return file.read(
        "read",
        connection -> {
          try (Statement select = connection.createStatement();
              ResultSet row = select.executeQuery("SELECT edition FROM ledger_identity")) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  private <T> Page<T> page(String sql, long after, int limit, Reading<T> reading) {
    return file.read(
        "read",
        connection -> {
          List<Changed<T>> changed = new ArrayList<>();
          OptionalLong last = OptionalLong.empty();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                long number = row.getLong(1);
                last = OptionalLong.of(number);
                T content = reading.changed(row);
                if (content != null) {
                  changed.add(new Changed<>(number, content));
                }
              }
            }
          }
          return new Page<>(changed, last);
        });
  }

  private <T> void update(String sql, Page<T> page, Binding<T> binding, int numberAt) {
    if (page.changed().isEmpty()) {
      return;
    }
    turn.take(
        connection -> {
          execute("PRAGMA secure_delete = ON", connection);
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Changed<T> one : page.changed()) {
              binding.bind(update, Objects.requireNonNull(one.content()));
              update.setLong(numberAt, one.number());
              update.executeUpdate();
            }
          }
        });
  }

  private static void execute(String sql, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a row says from now on; null where that is what it says. */
  @FunctionalInterface
  private interface Reading<T> {
    @Nullable T changed(ResultSet row) throws SQLException;
  }

  /** Puts a content into a statement. */
  @FunctionalInterface
  private interface Binding<T> {
    void bind(PreparedStatement update, T content) throws SQLException;
  }
}
