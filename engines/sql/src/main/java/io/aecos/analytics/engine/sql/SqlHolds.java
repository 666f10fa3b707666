package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.registry.ProjectHold;
import io.aecos.analytics.registry.ProjectHolds;
import java.util.List;

/** Reads and writes which projects are held. */
final class SqlHolds implements ProjectHolds {
  private final Statements statements;

  SqlHolds(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<ProjectHold> all() {
    return statements.select(
        "SELECT project, held_by, reason, held_us FROM project_hold ORDER BY project",
        row ->
            new ProjectHold(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Micros.toInstant(row.getLong(4))));
  }

  @Override
  public void put(ProjectHold hold) {
    statements.update(
        """
        INSERT INTO project_hold (project, held_by, reason, held_us) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING""",
        hold.project(),
        hold.by(),
        hold.reason(),
        Micros.of(hold.since()));
  }

  @Override
  public boolean release(String project) {
    return statements.update("DELETE FROM project_hold WHERE project = ?", project) > 0;
  }
}
