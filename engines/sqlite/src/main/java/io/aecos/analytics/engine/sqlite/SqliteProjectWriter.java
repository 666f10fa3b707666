package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.source.Project;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is known of projects. Where a key changed, what is kept under it moves along. */
final class SqliteProjectWriter {
  /** Begins the keys that rows have on their way, so that projects can exchange theirs. */
  private static final String ON_THE_WAY = "\u0001";

  private final Connection connection;

  SqliteProjectWriter(Connection connection) {
    this.connection = connection;
  }

  void write(List<Project> projects) throws SQLException {
    for (Project project : projects) {
      String key = key(project.seed());
      if (key != null && !key.equals(project.key())) {
        move(key, ON_THE_WAY + project.seed());
      }
    }
    for (Project project : projects) {
      String key = key(project.seed());
      if (key != null && key.startsWith(ON_THE_WAY)) {
        move(key, project.key());
      }
      write(project);
    }
  }

  private @Nullable String key(String seed) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT key FROM project WHERE seed = ?")) {
      select.setString(1, seed);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private void move(String from, String to) throws SQLException {
    update("UPDATE OR REPLACE project SET key = ? WHERE key = ?", to, from);
    update("DELETE FROM source_state WHERE project = ?", to);
    update("UPDATE source_state SET project = ? WHERE project = ?", to, from);
    update("UPDATE OR REPLACE audit_chain SET project = ? WHERE project = ?", to, from);
  }

  private void write(Project project) throws SQLException {
    update(
        "INSERT OR REPLACE INTO project (key, name, root, seed) VALUES (?, ?, ?, ?)",
        project.key(),
        project.name(),
        project.root(),
        project.seed());
    update("DELETE FROM project_fact WHERE seed NOT IN (SELECT seed FROM project)");
    update("DELETE FROM project_fact WHERE seed = ?", project.seed());
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

  private void fact(Project project, String kind, String value, long until) throws SQLException {
    update(
        "INSERT INTO project_fact (seed, kind, value, until) VALUES (?, ?, ?, ?)",
        project.seed(),
        kind,
        value,
        until);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
