package io.aecos.analytics.engine.sql;

import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Restriction;
import io.aecos.analytics.registry.Restrictions;
import java.util.List;

/** Reads and writes which projects are restricted to which teams. */
final class SqlRestrictions implements Restrictions {
  private final Statements statements;

  SqlRestrictions(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Restriction> all() {
    return statements.select(
        "SELECT project, team FROM restriction ORDER BY project, team",
        row -> new Restriction(row.getString(1), row.getString(2)));
  }

  @Override
  public void put(Restriction restriction) {
    if (statements
        .first("SELECT 1 FROM team WHERE name = ?", row -> row.getInt(1), restriction.team())
        .isEmpty()) {
      throw Directory.notFound("team", restriction.team());
    }
    statements.update(
        "INSERT INTO restriction (project, team) VALUES (?, ?) ON CONFLICT DO NOTHING",
        restriction.project(),
        restriction.team());
  }

  @Override
  public boolean lift(Restriction restriction) {
    return statements.update(
            "DELETE FROM restriction WHERE project = ? AND team = ?",
            restriction.project(),
            restriction.team())
        > 0;
  }
}
