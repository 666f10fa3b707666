package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.registry.KeptRefresh;
import io.aecos.analytics.registry.KeptRefreshes;
import java.util.List;

/** Reads and writes the history of refreshes, and the folders that one reads. */
final class SqlRefreshes implements KeptRefreshes {
  private static final int KEPT = 100;

  private final Statements statements;

  SqlRefreshes(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<KeptRefresh> latest(int limit) {
    return statements.select(
        """
        SELECT id, asked_by, ok, outcome, begun_us, ended_us FROM refresh
        ORDER BY ended_us DESC, id LIMIT ?""",
        row ->
            new KeptRefresh(
                row.getString(1),
                row.getString(2),
                row.getInt(3) == 1,
                row.getString(4),
                Micros.toInstant(row.getLong(5)),
                Micros.toInstant(row.getLong(6))),
        limit);
  }

  @Override
  public void add(KeptRefresh refresh) {
    statements.update(
        "INSERT INTO refresh (id, asked_by, ok, outcome, begun_us, ended_us)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        refresh.id(),
        refresh.askedBy(),
        refresh.ok() ? 1 : 0,
        refresh.outcome(),
        Micros.of(refresh.begunAt()),
        Micros.of(refresh.endedAt()));
    statements.update(
        """
        DELETE FROM refresh WHERE id NOT IN
          (SELECT id FROM refresh ORDER BY ended_us DESC, id LIMIT ?)""",
        KEPT);
  }

  @Override
  public List<String> workspaces() {
    return statements.select(
        "SELECT folder FROM workspace ORDER BY folder", row -> row.getString(1));
  }

  @Override
  public void addWorkspace(String folder) {
    statements.update("INSERT INTO workspace (folder) VALUES (?) ON CONFLICT DO NOTHING", folder);
  }

  @Override
  public boolean forgetWorkspace(String folder) {
    return statements.update("DELETE FROM workspace WHERE folder = ?", folder) > 0;
  }
}
