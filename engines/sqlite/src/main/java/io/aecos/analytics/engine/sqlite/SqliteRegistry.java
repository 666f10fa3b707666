package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.registry.Registry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * The registry in one SQLite file that only its owner can open. Works that write take turns, within
 * this process by a lock and between processes by the file's.
 */
public final class SqliteRegistry implements Registry {
  private final SqliteFile file;
  private final SqliteTurns turns;

  private SqliteRegistry(SqliteFile file) {
    this.file = file;
    this.turns = new SqliteTurns(file, "the registry");
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
    if (turns.isMine()) {
      throw new IllegalStateException("work inside other work would wait for itself");
    }
    return turns.take(
        () -> turns.transaction(statements -> work.apply(new SqliteEntries(statements))));
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
  public void purge() {
    turns.take(
        () -> {
          turns.purge();
          return this;
        });
  }

  @Override
  public void close() {
    turns.close();
  }
}
