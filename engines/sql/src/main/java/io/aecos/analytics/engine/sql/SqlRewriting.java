package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.Rewriting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites rows of a ledger. Pages are read beside everything else, since rows change in no other
 * way; only what is different then takes the writer's turn.
 */
public final class SqlRewriting implements Rewriting {
  private final Reads reads;
  private final Place place;

  public SqlRewriting(Reads reads, Place place) {
    this.reads = reads;
    this.place = place;
  }

  /** Where an engine keeps the ledger. */
  public interface Place {
    /** Runs work in one durable transaction, while nobody else does. */
    void write(Consumer<Statements> work);

    /** The table of one row with the column {@code edition}. */
    String identityTable();

    /** Takes what rows said before out of what the engine keeps. */
    void purge();
  }

  /** A row's number, and what it says from now on; null where that is what it says. */
  private record Looked<T>(long number, @Nullable T content) {}

  @Override
  public OptionalLong events(long afterSeq, int limit, UnaryOperator<Event> change) {
    List<Looked<byte[]>> page =
        page(
            statements ->
                statements.select(
                    """
                    SELECT seq, id, occurred_us, body FROM event
                    WHERE seq > ? ORDER BY seq LIMIT ?""",
                    row -> new Looked<>(row.getLong(1), body(statements, row, change)),
                    afterSeq,
                    limit));
    update("UPDATE event SET body = ? WHERE seq = ?", page);
    return last(page);
  }

  private static byte @Nullable [] body(
      Statements statements, ResultSet row, UnaryOperator<Event> change) throws SQLException {
    Event before =
        EventJson.readBody(
            statements.dialect().id(row, 2), Micros.toInstant(row.getLong(3)), row.getBytes(4));
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
    List<Looked<Words>> page =
        page(
            statements ->
                statements.select(
                    """
                    SELECT number, raw, location, reason, coalesce(settled_by, ''),
                      coalesce(settled_reason, '')
                    FROM quarantine WHERE number > ? ORDER BY number LIMIT ?""",
                    row -> new Looked<>(row.getLong(1), words(row, change)),
                    after,
                    limit));
    if (page.stream().anyMatch(one -> one.content() != null)) {
      place.write(statements -> page.forEach(one -> put(one, statements)));
    }
    return last(page);
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

  private static void put(Looked<Words> one, Statements statements) {
    Words words = one.content();
    if (words == null) {
      return;
    }
    statements.update(
        "UPDATE quarantine SET raw = ?, location = ?, reason = ? WHERE number = ?",
        words.raw(),
        words.location(),
        words.reason(),
        one.number());
    statements.update(
        """
        UPDATE quarantine SET settled_by = ?, settled_reason = ?
        WHERE number = ? AND settled_by IS NOT NULL""",
        words.settledBy(),
        words.settledWhy(),
        one.number());
  }

  @Override
  public void senders(UnaryOperator<String> change) {
    List<Looked<String>> page =
        page(
            statements ->
                statements.select(
                    "SELECT id, name FROM sender ORDER BY id",
                    row -> {
                      String after = change.apply(row.getString(2));
                      return new Looked<>(
                          row.getLong(1), after.equals(row.getString(2)) ? null : after);
                    }));
    update("UPDATE sender SET name = ? WHERE id = ?", page);
  }

  @Override
  public void finish() {
    place.write(
        statements ->
            statements.update("UPDATE " + place.identityTable() + " SET edition = edition + 1"));
    place.purge();
  }

  @Override
  public long edition() {
    return reads.read(
        "read",
        statements ->
            statements
                .first("SELECT edition FROM " + place.identityTable(), row -> row.getLong(1))
                .orElse(0L));
  }

  private <T> List<Looked<T>> page(
      java.util.function.Function<Statements, List<Looked<T>>> select) {
    return reads.read("read", select);
  }

  private <T> void update(String sql, List<Looked<T>> page) {
    List<Looked<T>> changed = page.stream().filter(one -> one.content() != null).toList();
    if (!changed.isEmpty()) {
      place.write(
          statements ->
              changed.forEach(one -> statements.update(sql, one.content(), one.number())));
    }
  }

  private static <T> OptionalLong last(List<Looked<T>> page) {
    return page.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(page.get(page.size() - 1).number());
  }
}
