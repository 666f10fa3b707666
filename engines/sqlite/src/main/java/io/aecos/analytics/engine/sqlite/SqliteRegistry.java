package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.registry.Registry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The registry in one SQLite file that only its owner can open. Works that write take turns, within
 * this process by a lock and between processes by the file's.
 */
public final class SqliteRegistry implements Registry {
  private final SqliteFile file;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Connection writer;
  private boolean closed;

  private SqliteRegistry(SqliteFile file) {
    this.file = file;
  }

  /** Opens or creates the registry at {@code path} and brings its schema up to date. */
  public static SqliteRegistry open(Path path) {
    PrivateDatabase.create(path, SqliteSchema.REGISTRY);
    return new SqliteRegistry(SqliteFile.open(path, SqliteSchema.REGISTRY, SqliteSettings.DEFAULT));
  }

  @Override
  public <T> T read(Function<Entries, T> work) {
    return file.read(
        "read",
        connection -> {
          connection.setAutoCommit(false);
          T result = applied(work, connection);
          connection.setAutoCommit(true);
          return result;
        });
  }

  @Override
  public <T> T write(Function<Entries, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("work inside other work would wait for itself");
    }
    turn.lock();
    try {
      return kept(work);
    } catch (SQLException e) {
      throw file.unavailable("write to", e);
    } finally {
      turn.unlock();
    }
  }

  private <T> T kept(Function<Entries, T> work) throws SQLException {
    Connection connection = writer();
    boolean whole = false;
    try {
      connection.setAutoCommit(false);
      T result = applied(work, connection);
      // Commits, and unlike commit() does not take the next turn at once.
      connection.setAutoCommit(true);
      whole = true;
      return result;
    } finally {
      if (!whole) {
        undo(connection);
      }
    }
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
      throw new SQLException("the registry is closed");
    }
    Connection current = writer;
    if (current == null) {
      current = file.takingTurns();
      writer = current;
    }
    return current;
  }

  private static <T> T applied(Function<Entries, T> work, Connection connection)
      throws SQLException {
    try {
      return work.apply(new SqliteEntries(new Statements(connection)));
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

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
