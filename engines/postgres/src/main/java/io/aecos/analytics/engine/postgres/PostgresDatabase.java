package io.aecos.analytics.engine.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aecos.analytics.engine.sql.Reads;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.error.AnalyticsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Function;
import org.postgresql.Driver;

/**
 * Opens connections to the database for one part of it: durable, migrated, with readers in a pool.
 * It translates the engine's failures, and nothing else does.
 */
final class PostgresDatabase implements Reads, Turns.Place, AutoCloseable {
  /** Longer than a restart takes to refuse, shorter than a sender waits. */
  private static final int WAIT_MILLIS = 3_000;

  private final PostgresAddress address;
  private final PostgresPart part;
  private final HikariDataSource readers;

  private PostgresDatabase(PostgresAddress address, PostgresPart part, HikariDataSource readers) {
    this.address = address;
    this.part = part;
    this.readers = readers;
  }

  /** Brings the schema up to date, or says why it cannot be used. */
  static PostgresDatabase open(PostgresAddress address, PostgresPart part) {
    prepare(address, part);
    return new PostgresDatabase(address, part, new HikariDataSource(pool(address, part)));
  }

  static void prepare(PostgresAddress address, PostgresPart part) {
    try (Connection connection = connect(address)) {
      PostgresSchema.prepare(connection, address);
    } catch (SQLException e) {
      throw new AnalyticsException(
          part.unavailable(),
          "cannot open the %s at %s: %s"
              .formatted(part.word(), address, PostgresFailure.atStart(e, address)),
          e);
    }
  }

  private static HikariConfig pool(PostgresAddress address, PostgresPart part) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("readers of the " + part.word());
    config.setDriverClassName(Driver.class.getName());
    config.setJdbcUrl(address.url());
    config.setDataSourceProperties(properties(address, 120));
    config.setMaximumPoolSize(part.readers());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(WAIT_MILLIS - 1_000);
    config.setKeepaliveTime(60_000);
    config.setInitializationFailTimeout(-1);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return config;
  }

  /** Connections for what brings transactions of its own. */
  static HikariDataSource writers(PostgresAddress address) {
    HikariConfig config = pool(address, PostgresPart.REGISTRY);
    config.setPoolName("timetable");
    config.setReadOnly(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static Properties properties(PostgresAddress address, int answerSeconds) {
    Properties properties = new Properties();
    properties.put("ApplicationName", "AEC OS Analytics");
    properties.put("connectTimeout", "5");
    properties.put("loginTimeout", "10");
    properties.put("socketTimeout", String.valueOf(answerSeconds));
    properties.put("tcpKeepAlive", "true");
    properties.put("currentSchema", address.schema());
    // A standby shows what was there some time ago, and takes nothing.
    properties.put("targetServerType", "primary");
    return address.properties(properties);
  }

  static Connection connect(PostgresAddress address) throws SQLException {
    Connection connection = new Driver().connect(address.url(), properties(address, 60));
    if (connection == null) {
      throw new SQLException("no address of PostgreSQL", "08001");
    }
    return connection;
  }

  /**
   * A connection that can write: what it commits is on the disk, whatever the database's own
   * settings say, and it holds up others only for a moment, even if this process is cut off.
   */
  @Override
  public Connection writer() throws SQLException {
    Connection connection = connect(address);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SET synchronous_commit = ON; SET lock_timeout = '15s';
          SET idle_in_transaction_session_timeout = '30s'""");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  PostgresAddress address() {
    return address;
  }

  @Override
  public <T> T read(String action, Function<Statements, T> reading) {
    try (Connection connection = readers.getConnection()) {
      return reading.apply(new Statements(connection, PostgresDialect.POSTGRES));
    } catch (Statements.Failure e) {
      throw unavailable(action, e.sql());
    } catch (SQLException e) {
      throw unavailable(action, e);
    }
  }

  /** As {@link #read}, but all that is read is of one moment, however many statements it takes. */
  <T> T readOneMoment(String action, Function<Statements, T> reading) {
    try (Connection connection = readers.getConnection()) {
      connection.setAutoCommit(false);
      T result = reading.apply(new Statements(connection, PostgresDialect.POSTGRES));
      connection.commit();
      return result;
    } catch (Statements.Failure e) {
      throw unavailable(action, e.sql());
    } catch (SQLException e) {
      throw unavailable(action, e);
    }
  }

  /** Reaches clients: it tells neither where the database is nor what the engine said. */
  @Override
  public AnalyticsException unavailable(String action, SQLException e) {
    return new AnalyticsException(
        part.unavailable(),
        "cannot " + action + " the " + part.word() + ": " + PostgresFailure.toCaller(e),
        e);
  }

  @Override
  public void close() {
    readers.close();
  }
}
