package io.aecos.analytics.engine.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes what rows said before out of a file: pages that were split or freed may still hold it, and
 * so may the log. Writes the whole file anew, which needs its size of free room for that time.
 */
final class Purge {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Purge() {}

  /** {@code connection} commits by itself and has begun nothing. */
  static void of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
    }
    emptyLog(connection);
  }

  /** Readers that are in the middle of something keep the log for a moment. */
  private static void emptyLog(Connection connection) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isBusy(connection)) {
      if (System.nanoTime() > end) {
        throw new SQLException("the write-ahead log is read for too long to be emptied");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isBusy(Connection connection) throws SQLException {
    try (Statement checkpoint = connection.createStatement();
        ResultSet row = checkpoint.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return row.next() && row.getInt(1) != 0;
    }
  }
}
