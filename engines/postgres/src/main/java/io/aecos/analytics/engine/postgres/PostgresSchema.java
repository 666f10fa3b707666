package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the tables, or brings them up to date; one node after the other. */
final class PostgresSchema {
  private static final int OLDEST = 15;
  private static final String HISTORY = "schema_history";

  /** The newest migration. */
  private static final int FORMAT = 16;

  private PostgresSchema() {}

  static void prepare(Connection connection, PostgresAddress address) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new AnalyticsException(
          ErrorCode.LEDGER_UNAVAILABLE,
          "%s is PostgreSQL %d; %d or newer is needed".formatted(address, version, OLDEST));
    }
    int format = format(connection, address);
    if (format > FORMAT) {
      throw new AnalyticsException(
          ErrorCode.NEWER_FORMAT,
          "%s was brought up to date by a newer version (format %d, this one knows %d); start that version"
              .formatted(address, format, FORMAT));
    }
    if (format < FORMAT) {
      migrateAlone(connection, address);
    }
  }

  /** 0 where there is nothing yet. */
  private static int format(Connection connection, PostgresAddress address) throws SQLException {
    String history = connection.getMetaData().getIdentifierQuoteString();
    history =
        history + address.schema().replace(history, history + history) + history + "." + HISTORY;
    try (PreparedStatement table = connection.prepareStatement("SELECT to_regclass(?)")) {
      table.setString(1, history);
      try (ResultSet row = table.executeQuery()) {
        if (!row.next() || row.getString(1) == null) {
          return 0;
        }
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(max(version::integer), 0) FROM " + history + " WHERE success")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void migrateAlone(Connection connection, PostgresAddress address)
      throws SQLException {
    String lock = "hashtextextended('aecos analytics ' || ?, 0)";
    run(connection, "SELECT pg_advisory_lock(" + lock + ")", address.schema());
    try {
      migrate(address);
    } finally {
      run(connection, "SELECT pg_advisory_unlock(" + lock + ")", address.schema());
    }
  }

  private static void run(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
      }
    }
  }

  private static void migrate(PostgresAddress address) throws SQLException {
    try {
      Flyway.configure(PostgresSchema.class.getClassLoader())
          .dataSource(source(address))
          .schemas(address.schema())
          .table(HISTORY)
          .locations("classpath:db/migration/postgres")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static PGSimpleDataSource source(PostgresAddress address) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    var properties = address.properties(new java.util.Properties());
    for (String name : properties.stringPropertyNames()) {
      source.setProperty(name, properties.getProperty(name));
    }
    return source;
  }
}
