package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.SqlEntries;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.registry.Registry;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.function.Function;

/**
 * The registry in one SQLite file that only its owner can open. Works that write take turns, within
 * this process by a lock and between processes by the file's.
 */
public final class SqliteRegistry implements Registry {
  private final SqliteFile file;
  private final Turns turns;

  private SqliteRegistry(SqliteFile file) {
    this.file = file;
    this.turns = new Turns(file, SqliteDialect.SQLITE, statements -> {}, "the registry");
  }

  /** Opens or creates the registry at {@code path} and brings its schema up to date. */
  public static SqliteRegistry open(Path path) {
    PrivateDatabase.create(path, SqliteSchema.REGISTRY);
    return new SqliteRegistry(SqliteFile.open(path, SqliteSchema.REGISTRY, SqliteSettings.DEFAULT));
  }

  @Override
  public <T> T read(Function<Entries, T> work) {
    return file.readOneMoment("read", statements -> work.apply(new SqlEntries(statements)));
  }

  @Override
  public <T> T write(Function<Entries, T> work) {
    if (turns.isMine()) {
      throw new IllegalStateException("work inside other work would wait for itself");
    }
    return turns.take(
        () -> turns.transaction(statements -> work.apply(new SqlEntries(statements))));
  }

  @Override
  public void purge() {
    turns.take(
        () -> {
          try (Connection connection = file.writer()) {
            Purge.of(connection);
          }
          return this;
        });
  }

  @Override
  public void close() {
    turns.close();
    file.close();
  }
}
