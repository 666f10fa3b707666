package io.aecos.analytics.engine.sql;

import io.aecos.analytics.error.AnalyticsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes one after the other: within this process by a lock, between processes by what the engine
 * locks when a transaction begins. Safe for use by many threads.
 */
public final class Turns implements AutoCloseable {
  private final Place place;
  private final Dialect dialect;
  private final Consumer<Statements> begin;
  private final String name;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Connection writer;
  private boolean closed;

  /**
   * {@code begin} is done first in each transaction, and waits there for the turns of other
   * processes; {@code name} is what people call what is written to: "the registry".
   */
  public Turns(Place place, Dialect dialect, Consumer<Statements> begin, String name) {
    this.place = place;
    this.dialect = dialect;
    this.begin = begin;
    this.name = name;
  }

  /** What is written to. */
  public interface Place {
    /** A connection that can write. */
    Connection writer() throws SQLException;

    /** What is told where it cannot be written to. */
    AnalyticsException unavailable(String action, SQLException e);
  }

  /** What is done in one turn: {@link #transaction}s. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  public boolean isMine() {
    return turn.isHeldByCurrentThread();
  }

  /** What {@code work} gives while nobody else in this process writes. */
  public <T> T take(Work<T> work) {
    turn.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw place.unavailable("write to", e);
    } finally {
      turn.unlock();
    }
  }

  /** What {@code work} gives in one transaction, on the disk when this returns. */
  public <T> T transaction(Function<Statements, T> work) throws SQLException {
    Statements statements = begun();
    boolean whole = false;
    try {
      T result = work.apply(statements);
      // Commits, and unlike commit() does not take SQLite's next turn at once.
      statements.connection().setAutoCommit(true);
      whole = true;
      return result;
    } catch (Statements.Failure e) {
      throw e.sql();
    } finally {
      if (!whole) {
        undo(statements.connection());
      }
    }
  }

  /** A connection that was kept may have been cut since; then a new one is tried, once. */
  private Statements begun() throws SQLException {
    if (writer != null) {
      try {
        return begunOn(writer);
      } catch (SQLException e) {
        giveUp();
      }
    }
    try {
      return begunOn(open());
    } catch (SQLException e) {
      giveUp();
      throw e;
    }
  }

  private Statements begunOn(Connection connection) throws SQLException {
    try {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection, dialect);
      begin.accept(statements);
      return statements;
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  private Connection open() throws SQLException {
    if (closed) {
      throw new SQLException(name + " is closed");
    }
    Connection opened = place.writer();
    writer = opened;
    return opened;
  }

  /** A connection that cannot even roll back is given up, which rolls back. */
  private void undo(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      giveUp();
    }
  }

  private void giveUp() {
    Connections.closeQuietly(writer);
    writer = null;
  }

  /** Ends after the turn that is taken. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      giveUp();
    } finally {
      turn.unlock();
    }
  }
}
