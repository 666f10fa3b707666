package io.aecos.analytics.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The temporary table {@code wanted}, for statements about many events at once. */
final class Ids {
  private Ids() {}

  static void load(Collection<UUID> ids, Connection connection) throws SQLException {
    DuckDbFile.execute("CREATE OR REPLACE TEMP TABLE wanted (id UUID)", connection);
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "wanted")) {
      for (UUID id : ids) {
        appender.beginRow();
        appender.append(id);
        appender.endRow();
      }
      appender.flush();
    }
  }
}
