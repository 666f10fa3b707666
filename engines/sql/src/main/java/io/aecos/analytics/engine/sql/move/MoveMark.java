package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Statements;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger says of being moved: FROM where it comes, as long as {@code ended} is null only in
 * part; TO where it went. One that came only in part or went away takes nothing.
 */
public record MoveMark(boolean from, String peer, @Nullable Long ended) {
  private static final String FROM = "FROM";
  private static final String TO = "TO";

  /** Of a move away, where there was one. */
  static Optional<MoveMark> to(Statements ledger) {
    return find(TO, ledger);
  }

  /** Of a move to here, where there was one. */
  static Optional<MoveMark> from(Statements ledger) {
    return find(FROM, ledger);
  }

  private static Optional<MoveMark> find(String direction, Statements ledger) {
    return ledger.first(
        "SELECT peer, ended_us FROM moving WHERE direction = ?",
        row -> {
          String peer = row.getString(1);
          long ended = row.getLong(2);
          return new MoveMark(direction.equals(FROM), peer, row.wasNull() ? null : ended);
        },
        direction);
  }

  void put(Statements ledger) {
    remove(from, ledger);
    ledger.update(
        "INSERT INTO moving (direction, peer, ended_us) VALUES (?, ?, ?)",
        from ? FROM : TO,
        peer,
        ended);
  }

  static void remove(boolean from, Statements ledger) {
    ledger.update("DELETE FROM moving WHERE direction = ?", from ? FROM : TO);
  }

  private static String why(boolean from, String peer) {
    return from
        ? "it is only in part moved here from %s; run `migrate` again, which goes on where it ended"
            .formatted(peer)
        : "it was moved to %s; use it there (--ledger), or bring it back by `migrate`"
            .formatted(peer);
  }

  /** Why this ledger takes nothing; empty where it does. */
  public static Optional<String> closed(Statements ledger) {
    return ledger.first(
        """
        SELECT direction, peer FROM moving
        WHERE direction = 'TO' OR ended_us IS NULL ORDER BY direction DESC""",
        row -> why(row.getString(1).equals(FROM), row.getString(2)));
  }
}
