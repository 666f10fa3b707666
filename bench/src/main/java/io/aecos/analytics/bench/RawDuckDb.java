package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB by itself: rows that it holds already, into a second table of the same columns. */
final class RawDuckDb {
  private RawDuckDb() {}

  /** Seconds to copy the table of events within the projection at {@code file}. */
  static double copySeconds(Path file) throws IOException, InterruptedException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("CREATE TABLE copied AS SELECT * FROM event LIMIT 0");
      return Timing.seconds(() -> copy(statement));
    } catch (SQLException e) {
      throw new IOException("cannot copy the table of events", e);
    }
  }

  private static void copy(Statement statement) {
    try {
      statement.execute("INSERT INTO copied SELECT * FROM event");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot copy the table of events", e);
    }
  }
}
