package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.SqlEntries;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import java.util.function.Function;

/** The registry in a PostgreSQL database that several nodes share; works that write take turns. */
public final class PostgresRegistry implements Registry {
  private final PostgresDatabase database;
  private final Turns turns;

  private PostgresRegistry(PostgresDatabase database) {
    this.database = database;
    this.turns =
        new Turns(
            database,
            PostgresDialect.POSTGRES,
            statements -> {
              statements.first("SELECT 1 FROM registry_turn FOR UPDATE", row -> row.getInt(1));
              PostgresFence.pass(statements);
            },
            "the registry");
  }

  /** Opens or creates the registry at {@code address} and brings its schema up to date. */
  public static PostgresRegistry open(PostgresAddress address) {
    return new PostgresRegistry(PostgresDatabase.open(address, PostgresPart.REGISTRY));
  }

  /** What all nodes need alike. */
  public SharedFiles files() {
    return new PostgresSharedFiles(database, turns);
  }

  @Override
  public <T> T read(Function<Entries, T> work) {
    return database.readOneMoment("read", statements -> work.apply(new SqlEntries(statements)));
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
    PostgresRewriting.purge(
        database,
        "person, person_identity, membership, token, session, provider_subject, saved_view,"
            + " report, schedule, schedule_run, refresh, alert, notice, insight_mark, project_hold");
  }

  @Override
  public void close() {
    turns.close();
    database.close();
  }
}
