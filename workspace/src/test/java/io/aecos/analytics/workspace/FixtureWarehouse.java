package io.aecos.analytics.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A table as the roadmap describes it, in an SQLite file as SQLAlchemy writes it. */
final class FixtureWarehouse {
  static final String TABLE =
      "CREATE TABLE events(id INTEGER NOT NULL PRIMARY KEY, timestamp DATETIME, module VARCHAR,"
          + " event_type VARCHAR, user VARCHAR, element_guid VARCHAR, metric_value FLOAT,"
          + " metadata JSON)";

  final Path file;

  FixtureWarehouse(Path file) throws Exception {
    this(file, TABLE);
  }

  FixtureWarehouse(Path file, String table) throws Exception {
    this.file = file;
    Files.createDirectories(file.getParent());
    sql(table);
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = open();
        Statement sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }

  /** What {@code record_event(module, type, value, **metadata)} stores. */
  void record(
      @Nullable Object id,
      @Nullable String at,
      String module,
      String type,
      @Nullable Object value,
      @Nullable String metadata)
      throws SQLException {
    String insert =
        "INSERT INTO events(id,timestamp,module,event_type,metric_value,metadata)"
            + " VALUES(?,?,?,?,?,?)";
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      Object[] values = {id, at, module, type, value, metadata};
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  void parse(int id, String at, String metadata) throws SQLException {
    record(id, at, "parser", "parse_success", null, metadata);
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
