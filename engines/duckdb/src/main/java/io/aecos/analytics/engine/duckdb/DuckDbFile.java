package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database file: one writing connection and idle readers kept for reuse. It translates the
 * engine's failures, and nothing else does.
 */
final class DuckDbFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DuckDbFile.class);
  private static final int IDLE_READERS = 8;
  private static final String FLUSH = "8MB";

  /**
   * How large the write-ahead log grows before it is worked into the file. Each time the last rows
   * are compressed again; at the engine's own 16 MB that took a third of the time to apply rows.
   */
  private static final String CHECKPOINT = "64MB";

  /** What the engine says of a block that is not what was written. */
  private static final String CORRUPT = "Corrupt database file";

  private static final String DAMAGED =
      "its file is damaged; `aecos analytics rebuild` makes it again from the ledger";

  private final EnginePath path;
  private final DuckDBConnection writer;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;
  private volatile boolean damaged;

  private DuckDbFile(EnginePath path, DuckDBConnection writer) {
    this.path = path;
    this.writer = writer;
  }

  /** Opens or creates the file; the engine may not load anything from anywhere. */
  static DuckDbFile open(Path path, DuckDbSettings settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
    properties.setProperty("threads", String.valueOf(settings.threads()));
    // What a large batch or query has used goes back to the system, not only to the allocator.
    properties.setProperty("allocator_background_threads", "true");
    properties.setProperty("allocator_flush_threshold", FLUSH);
    properties.setProperty("allocator_bulk_deallocation_flush_threshold", FLUSH);
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("checkpoint_threshold", CHECKPOINT);
    EnginePath name = named(path);
    DuckDBConnection writer = null;
    boolean opened = false;
    try {
      writer = DuckDBConnection.newConnection(name.url(), false, null, properties);
      execute("SET enable_external_access = false", writer);
      execute("SET lock_configuration = true", writer);
      writer.setAutoCommit(false);
      opened = true;
      return new DuckDbFile(name, writer);
    } finally {
      if (!opened) {
        closeQuietly(writer);
        closeQuietly(name);
      }
    }
  }

  private static EnginePath named(Path path) throws SQLException {
    try {
      return EnginePath.of(path);
    } catch (IOException e) {
      throw new SQLException("its directory has a name that the engine cannot take", e);
    }
  }

  DuckDBConnection writer() {
    return writer;
  }

  /** Runs a read in its own snapshot. */
  <T> T read(Reading<T> reading) {
    Connection connection = null;
    try {
      connection = borrow();
      T result = reading.read(connection);
      connection.rollback();
      giveBack(connection);
      return result;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw unavailable("read", e);
    } catch (RuntimeException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** Runs a change in a transaction of its own, beside that of the {@link #writer}. */
  <T> T write(Reading<T> change) {
    try (Connection connection = duplicate()) {
      T result = change.read(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw unavailable("write to", e);
    }
  }

  private Connection duplicate() throws SQLException {
    if (closed) {
      throw new SQLException("the projection is closed");
    }
    Connection connection = writer.duplicate();
    connection.setAutoCommit(false);
    return connection;
  }

  private Connection borrow() throws SQLException {
    if (closed) {
      throw new SQLException("the projection is closed");
    }
    Connection connection = idle.pollFirst();
    return connection == null ? duplicate() : connection;
  }

  private void giveBack(Connection connection) throws SQLException {
    if (closed || idle.size() >= IDLE_READERS) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  static void execute(String sql, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  AnalyticsException unavailable(String action, SQLException e) {
    damaged |= String.valueOf(e.getMessage()).contains(CORRUPT);
    return new AnalyticsException(
        ErrorCode.PROJECTION_UNAVAILABLE,
        "cannot "
            + action
            + " the projection; "
            + (damaged ? DAMAGED : "the server's log tells why"),
        e);
  }

  /** What has turned out to be damaged; empty where nothing has. */
  Optional<String> damage() {
    return damaged ? Optional.of(DAMAGED) : Optional.empty();
  }

  /** Nothing of what was there is there any more. */
  void wasCleared() {
    damaged = false;
  }

  private static void closeQuietly(EnginePath name) {
    try {
      name.close();
    } catch (IOException e) {
      LOG.warn("a link to the projection's directory is left behind", e);
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The failure that made us close it is already on its way to the caller.
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      closeQuietly(connection);
    }
    closeQuietly(writer);
    closeQuietly(path);
  }

  /** A read on a connection that is only lent. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }
}
