package io.aecos.analytics.engine.sql;

import io.aecos.analytics.source.Project;
import java.util.List;
import java.util.Optional;

/** Writes what is known of projects. Where a key changed, what is kept under it moves along. */
record SqlProjectWriter(Statements statements) {
  /** Begins the keys that rows have on their way, so that projects can exchange theirs. */
  private static final String ON_THE_WAY = "\u0001";

  void write(List<Project> projects) {
    for (Project project : projects) {
      key(project.seed())
          .filter(key -> !key.equals(project.key()))
          .ifPresent(key -> move(key, ON_THE_WAY + project.seed()));
    }
    for (Project project : projects) {
      key(project.seed())
          .filter(key -> key.startsWith(ON_THE_WAY))
          .ifPresent(key -> move(key, project.key()));
      write(project);
    }
  }

  private Optional<String> key(String seed) {
    return statements.first(
        "SELECT key FROM project WHERE seed = ?", row -> row.getString(1), seed);
  }

  private void move(String from, String to) {
    statements.update("DELETE FROM project WHERE key = ?", to);
    statements.update("UPDATE project SET key = ? WHERE key = ?", to, from);
    statements.update("DELETE FROM source_state WHERE project = ?", to);
    moveSources(from, to);
    moveChain(from, to);
  }

  private void moveSources(String from, String to) {
    List<String> sources =
        statements.select(
            "SELECT source FROM source_state WHERE project = ?", row -> row.getString(1), from);
    for (String source : sources) {
      statements.update(
          "UPDATE source_state SET project = ?, mark = ? WHERE project = ? AND source = ?",
          to,
          SqlSourceWriter.newMark(),
          from,
          source);
    }
  }

  /** A project without a chain keeps none of the one that was there. */
  private void moveChain(String from, String to) {
    statements.update(
        """
        DELETE FROM audit_chain WHERE project = ?
          AND EXISTS (SELECT 1 FROM audit_chain AS moved WHERE moved.project = ?)""",
        to,
        from);
    statements.update("UPDATE audit_chain SET project = ? WHERE project = ?", to, from);
  }

  private void write(Project project) {
    statements.update(
        "DELETE FROM project WHERE key = ? OR seed = ?", project.key(), project.seed());
    statements.update(
        "INSERT INTO project (key, name, root, seed) VALUES (?, ?, ?, ?)",
        project.key(),
        project.name(),
        project.root(),
        project.seed());
    statements.update("DELETE FROM project_fact WHERE seed NOT IN (SELECT seed FROM project)");
    statements.update("DELETE FROM project_fact WHERE seed = ?", project.seed());
    for (String mark : project.marks()) {
      fact(project, "mark", mark, 0);
    }
    for (String copy : project.copies()) {
      fact(project, "copy", copy, 0);
    }
    for (Project.Former former : project.formerly()) {
      fact(project, "former", former.name(), former.until());
    }
  }

  private void fact(Project project, String kind, String value, long until) {
    statements.update(
        "INSERT INTO project_fact (seed, kind, value, until) VALUES (?, ?, ?, ?)",
        project.seed(),
        kind,
        value,
        until);
  }
}
