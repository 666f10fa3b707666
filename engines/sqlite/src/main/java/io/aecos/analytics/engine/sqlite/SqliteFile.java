package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.Connections;
import io.aecos.analytics.engine.sql.Reads;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections to one file: durable, migrated, with idle readers kept for reuse. It translates
 * the engine's failures, and nothing else does.
 */
final class SqliteFile implements Reads, Turns.Place, AutoCloseable {
  private static final int IDLE_READERS = 4;
  private static final int PAGE_BYTES = 4096;

  private final Path path;
  private final SqliteSchema schema;
  private final SqliteSettings settings;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private SqliteFile(Path path, SqliteSchema schema, SqliteSettings settings) {
    this.path = path;
    this.schema = schema;
    this.settings = settings;
  }

  static SqliteFile open(Path path, SqliteSchema schema, SqliteSettings settings) {
    SqliteFile file = new SqliteFile(path, schema, settings);
    try {
      file.refuseNewerFormat(false);
      file.migrate();
      return file;
    } catch (SQLException e) {
      throw file.unopened(e);
    }
  }

  /** Opens a file that is there already, to read it only and as it is. */
  static SqliteFile look(Path path, SqliteSchema schema, SqliteSettings settings) {
    SqliteFile file = new SqliteFile(path, schema, settings);
    try {
      file.refuseNewerFormat(true);
      return file;
    } catch (SQLException e) {
      throw file.unopened(e);
    }
  }

  /** A connection to a new file that is nothing of this product's: no schema, no log beside it. */
  static Connection fresh(Path path) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url(path.toAbsolutePath()));
    return source.getConnection();
  }

  private AnalyticsException unopened(SQLException e) {
    return new AnalyticsException(
        schema.unavailable(),
        "cannot open the %s %s: %s (%s)".formatted(schema.word(), path, reason(e), e.getMessage()),
        e);
  }

  private void refuseNewerFormat(boolean readOnly) throws SQLException {
    try (Connection connection = source(readOnly).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      int format = row.next() ? row.getInt(1) : 0;
      if (format > schema.format()) {
        throw new AnalyticsException(
            ErrorCode.NEWER_FORMAT,
            path
                + " was written by a newer version (format "
                + format
                + ", this one knows "
                + schema.format()
                + "); start that version, or restore a backup");
      }
    }
  }

  private void migrate() throws SQLException {
    try {
      Flyway.configure(SqliteFile.class.getClassLoader())
          .dataSource(source(false))
          .locations("classpath:" + schema.migrations())
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** A connection that holds the file's one turn to write from now on, between commits too. */
  Connection holdingTheTurn() throws SQLException {
    Connection connection = writer();
    connection.setAutoCommit(false);
    return connection;
  }

  /** A connection that reads only, for whoever closes it. */
  Connection reader() throws SQLException {
    return source(true).getConnection();
  }

  /** For what keeps rows of its own: each connection can write, and commits by itself. */
  DataSource connections() {
    return source(false);
  }

  /** A connection that can write, and holds the turn only while it does not commit by itself. */
  @Override
  public Connection writer() throws SQLException {
    return source(false).getConnection();
  }

  @Override
  public <T> T read(String action, Function<Statements, T> reading) {
    return lend(action, connection -> applied(reading, connection));
  }

  /** As {@link #read}, but all that is read is of one moment, however many statements it takes. */
  <T> T readOneMoment(String action, Function<Statements, T> reading) {
    return lend(
        action,
        connection -> {
          connection.setAutoCommit(false);
          T result = applied(reading, connection);
          connection.setAutoCommit(true);
          return result;
        });
  }

  private static <T> T applied(Function<Statements, T> reading, Connection connection)
      throws SQLException {
    try {
      return reading.apply(new Statements(connection, SqliteDialect.SQLITE));
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  private <T> T lend(String action, Reading<T> reading) {
    Connection connection = null;
    boolean whole = false;
    try {
      connection = borrow();
      T result = reading.read(connection);
      giveBack(connection);
      whole = true;
      return result;
    } catch (SQLException e) {
      throw unavailable(action, e);
    } finally {
      if (!whole) {
        Connections.closeQuietly(connection);
      }
    }
  }

  private Connection borrow() throws SQLException {
    if (closed) {
      throw new SQLException("the " + schema.word() + " is closed");
    }
    Connection connection = idle.pollFirst();
    return connection != null ? connection : source(true).getConnection();
  }

  private void giveBack(Connection connection) throws SQLException {
    if (closed || idle.size() >= IDLE_READERS) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  private SQLiteDataSource source(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(settings.busyMillis());
    // Nobody asks for generated keys, and fetching them costs more than the insert.
    config.setGetGeneratedKeys(false);
    config.enforceForeignKeys(true);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(
        readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setCacheSize(-1024 * settings.cacheMegabytes());
      config.setPragma(
          SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT,
          String.valueOf(settings.checkpointMegabytes() * (1024 * 1024 / PAGE_BYTES)));
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url(path));
    return source;
  }

  /** As a URI, in which nothing of a path means anything to the driver. */
  private static String url(Path path) {
    return "jdbc:sqlite:file://" + path.toUri().getRawPath().replace("=", "%3D");
  }

  /** Reaches clients: it tells neither where the file is nor what the engine said. */
  @Override
  public AnalyticsException unavailable(String action, SQLException e) {
    return new AnalyticsException(
        schema.unavailable(), "cannot " + action + " the " + schema.word() + ": " + reason(e), e);
  }

  private String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
      return "the file is damaged or is no " + schema.word() + "; restore a backup";
    }
    if (message.contains("no such table")) {
      return "the file is no " + schema.word();
    }
    if (message.contains("SQLITE_FULL")) {
      return "the disk is full; nothing of this was stored";
    }
    if (message.contains("SQLITE_CANTOPEN")) {
      return "the directory is missing or may not be written";
    }
    return "the server's log tells why";
  }

  @Override
  public void close() {
    closed = true;
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      Connections.closeQuietly(connection);
    }
  }

  /** A read on a connection that is only lent. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }
}
