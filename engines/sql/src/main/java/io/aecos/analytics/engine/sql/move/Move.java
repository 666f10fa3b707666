package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves a ledger with its registry and audit trail. While the source goes on taking in, events are
 * copied and compared; once nobody writes there, the rest follows, all small tables with it, and
 * both sides are compared to the last row. Only then is the source marked as moved, and after it
 * the target as whole. Ended at any instant, it leaves the source as it is or already marked, and
 * the next run goes on.
 */
public final class Move {
  private static final long PAUSE_MILLIS = 1_000;

  private final MoveSide source;
  private final MoveSide target;
  private final InstantSource clock;
  private final Progress progress;
  private final Runnable besides;

  /** {@code besides} moves what is in no database, once nothing changes; it may be run again. */
  public Move(
      MoveSide source, MoveSide target, InstantSource clock, Progress progress, Runnable besides) {
    this.source = source;
    this.target = target;
    this.clock = clock;
    this.progress = progress;
    this.besides = besides;
  }

  /** Is told how far it is: {@code done} of {@code total} rows of {@code what}; 0 where unknown. */
  @FunctionalInterface
  public interface Progress {
    void at(String what, long done, long total);
  }

  /**
   * What came of it: with {@code whole} the target is the ledger now, else {@code hint} says what
   * is missing. {@code tables} were compared row by row.
   */
  public record Outcome(
      boolean whole, String from, String to, String ledger, List<Compared> tables, String hint) {}

  /** So many rows are alike on both sides, with the SHA-256 over all of their values. */
  public record Compared(String table, long rows, String sha256) {}

  /** Moves it; with {@code once} it gives up instead of waiting for the source to be quiet. */
  public Outcome run(boolean once) {
    try (MoveConnections open = new MoveConnections(source, target)) {
      return moved(new MoveWork(open, source, target, progress), open, once);
    } catch (Statements.Failure e) {
      throw target.unavailable(e.sql());
    } catch (SQLException e) {
      throw target.unavailable(e);
    }
  }

  private Outcome moved(MoveWork work, MoveConnections open, boolean once) throws SQLException {
    MoveSide.Identity identity = new MoveStart(source, target, open).begin();
    List<Compared> tables = new ArrayList<>();
    work.copyFiles();
    work.copyNew();
    MoveWork.Verified verified = work.verify();
    boolean told = false;
    while (!source.quietly(() -> tables.addAll(finish(work, verified, open)))) {
      if (once || Thread.currentThread().isInterrupted()) {
        return outcome(false, identity, List.of(), source.howToQuieten());
      }
      work.copyNew();
      if (!told) {
        progress.at(source.howToQuieten(), 0, 0);
        told = true;
      }
      pause();
    }
    return outcome(true, identity, tables, "");
  }

  private Outcome outcome(
      boolean whole, MoveSide.Identity identity, List<Compared> tables, String hint) {
    return new Outcome(
        whole, source.words(), target.words(), identity.id().toString(), List.copyOf(tables), hint);
  }

  private List<Compared> finish(MoveWork work, MoveWork.Verified verified, MoveConnections open)
      throws SQLException {
    work.copyNew();
    List<Compared> tables = work.finish(verified);
    besides.run();
    long now = Micros.of(clock.instant());
    MoveSide.Identity identity = source.identity(open.from(MovePart.LEDGER));
    target.become(identity, open.to(MovePart.LEDGER));
    open.commit(MovePart.LEDGER);
    open.closeSource();
    open.atSource(ledger -> new MoveMark(false, target.words(), now).put(ledger));
    Statements ledger = open.to(MovePart.LEDGER);
    new MoveMark(true, source.words(), now).put(ledger);
    MoveMark.remove(false, ledger);
    open.commit(MovePart.LEDGER);
    return tables;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the mark from a ledger that was moved away: it goes on by itself from then on. */
  public static void cancel(MoveSide side) {
    try {
      if (!side.quietly(
          () -> {
            try (var connection = side.writer(MovePart.LEDGER)) {
              MoveMark.remove(false, new Statements(connection, side.dialect()));
              connection.commit();
            }
          })) {
        throw new AnalyticsException(ErrorCode.CONFLICT, side.howToQuieten());
      }
    } catch (Statements.Failure e) {
      throw side.unavailable(e.sql());
    } catch (SQLException e) {
      throw side.unavailable(e);
    }
  }
}
