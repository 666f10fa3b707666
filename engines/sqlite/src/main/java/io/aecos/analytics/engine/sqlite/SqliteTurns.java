package io.aecos.analytics.engine.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a file one after the other: within this process by a lock, between processes by the
 * file's. Safe for use by many threads.
 */
final class SqliteTurns implements AutoCloseable {
  private final SqliteFile file;
  private final String name;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Connection writer;
  private boolean closed;

  /** {@code name} is what people call the file's content: "the registry". */
  SqliteTurns(SqliteFile file, String name) {
    this.file = file;
    this.name = name;
  }

  /** What is done in one turn: {@link #transaction}s. */
  interface Work<T> {
    T run() throws SQLException;
  }

  boolean isMine() {
    return turn.isHeldByCurrentThread();
  }

  /** What {@code work} gives while nobody else in this process writes. */
  <T> T take(Work<T> work) {
    turn.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw file.unavailable("write to", e);
    } finally {
      turn.unlock();
    }
  }

  /** What {@code work} gives in one transaction, on the disk when this returns. */
  <T> T transaction(Function<Statements, T> work) throws SQLException {
    Connection connection = writer();
    boolean whole = false;
    try {
      connection.setAutoCommit(false);
      T result = work.apply(new Statements(connection));
      // Commits, and unlike commit() does not take the next turn at once.
      connection.setAutoCommit(true);
      whole = true;
      return result;
    } catch (Statements.Failure e) {
      throw e.sql();
    } finally {
      if (!whole) {
        undo(connection);
      }
    }
  }

  /** Writes the file anew and empties its log; to be called in one's turn. */
  void purge() throws SQLException {
    Purge.of(writer());
  }

  /** A connection that cannot even roll back is given up, which rolls back. */
  private void undo(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      SqliteFile.closeQuietly(connection);
      writer = null;
    }
  }

  private Connection writer() throws SQLException {
    if (closed) {
      throw new SQLException(name + " is closed");
    }
    Connection current = writer;
    if (current == null) {
      current = file.takingTurns();
      writer = current;
    }
    return current;
  }

  /** Ends after the turn that is taken, and closes the file. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      SqliteFile.closeQuietly(writer);
      file.close();
    } finally {
      turn.unlock();
    }
  }
}
