package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.event.Micros;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A move that is over: the ledger of that identity went {@code from} one place {@code to} another,
 * and {@code events} are at the place that was asked.
 */
public record Moved(String from, String to, String ledger, Instant ended, long events) {

  /** Where the ledger of {@code side} went; empty where it is still there. */
  public static Optional<Moved> away(MoveSide side) {
    return read(
        side,
        ledger ->
            MoveMark.to(ledger).map(mark -> of(mark, side.words(), mark.peer(), side, ledger)));
  }

  /** Where the ledger of {@code side} came from, if all of it did. */
  public static Optional<Moved> here(MoveSide side) {
    return read(
        side,
        ledger ->
            MoveMark.from(ledger)
                .filter(mark -> mark.ended() != null)
                .map(mark -> of(mark, mark.peer(), side.words(), side, ledger)));
  }

  /** Whether all of this ledger has come to {@code side}. */
  public boolean isAt(MoveSide side) {
    return here(side).filter(come -> come.ledger().equals(ledger)).isPresent();
  }

  private static Moved of(MoveMark mark, String from, String to, MoveSide side, Statements ledger) {
    Long ended = mark.ended();
    return new Moved(
        from,
        to,
        side.identity(ledger).id().toString(),
        Micros.toInstant(ended == null ? 0 : ended),
        ledger.first("SELECT count(*) FROM event", row -> row.getLong(1)).orElse(0L));
  }

  private static <T> T read(MoveSide side, Function<Statements, T> work) {
    try (Connection reader = side.reader(MovePart.LEDGER)) {
      T found = work.apply(new Statements(reader, side.dialect()));
      reader.rollback();
      return found;
    } catch (Statements.Failure e) {
      throw side.unavailable(e.sql());
    } catch (SQLException e) {
      throw side.unavailable(e);
    }
  }
}
