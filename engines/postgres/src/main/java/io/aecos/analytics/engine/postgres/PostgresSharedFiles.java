package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.registry.SharedFiles;
import java.util.Optional;

/** Files in a table. */
final class PostgresSharedFiles implements SharedFiles {
  private final PostgresDatabase database;
  private final Turns turns;

  /** {@code turns} are the registry's. */
  PostgresSharedFiles(PostgresDatabase database, Turns turns) {
    this.database = database;
    this.turns = turns;
  }

  @Override
  public Optional<byte[]> find(String name) {
    return database.read("read", statements -> content(statements, name));
  }

  private static Optional<byte[]> content(Statements statements, String name) {
    return statements.first(
        "SELECT content FROM shared_file WHERE name = ?", row -> row.getBytes(1), name);
  }

  @Override
  public void remove(String name) {
    turns.take(
        () ->
            turns.transaction(
                statements -> statements.update("DELETE FROM shared_file WHERE name = ?", name)));
  }

  @Override
  public void replace(String name, byte[] content) {
    turns.take(
        () ->
            turns.transaction(
                statements ->
                    statements.update(
                        """
                        INSERT INTO shared_file (name, content) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET content = excluded.content""",
                        name,
                        content)));
  }

  @Override
  public byte[] agree(String name, byte[] own) {
    return turns.take(
        () ->
            turns.transaction(
                statements -> {
                  statements.update(
                      "INSERT INTO shared_file (name, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                      name,
                      own);
                  return content(statements, name).orElse(own);
                }));
  }
}
