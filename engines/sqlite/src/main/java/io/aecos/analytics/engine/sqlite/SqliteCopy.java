package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies of database files, whatever they hold, and whether one is sound. */
public final class SqliteCopy {
  private static final int BUSY_MILLIS = 10_000;

  private SqliteCopy() {}

  /**
   * Copies {@code database} as it is at one moment, while it may be written to, into the new file
   * {@code copy}, which only its owner can open. The copy needs no log beside it and has no room
   * that nothing takes.
   *
   * @throws AnalyticsException {@code BACKUP_UNAVAILABLE}, and then {@code copy} is of no use
   */
  public static void take(Path database, Path copy) {
    if (!Files.isRegularFile(database)) {
      throw failure(database, "is not there", null);
    }
    PrivateDatabase.create(copy, ErrorCode.BACKUP_UNAVAILABLE, "copy");
    try (Connection connection = SqliteFile.fresh(database)) {
      waitFor(connection);
      try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, copy.toAbsolutePath().toString());
        vacuum.execute();
      }
    } catch (SQLException e) {
      throw failure(database, "cannot be copied: " + reason(e), e);
    }
  }

  private static void waitFor(Connection others) throws SQLException {
    try (Statement wait = others.createStatement()) {
      wait.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
    }
  }

  /** What the engine finds wrong in {@code database}, which nobody else has open. */
  public static Optional<String> fault(Path database) {
    try (Connection connection = SqliteFile.fresh(database);
        Statement check = connection.createStatement();
        ResultSet row = check.executeQuery("PRAGMA quick_check(1)")) {
      String found = row.next() ? row.getString(1) : "the engine says nothing";
      return found.equals("ok") ? Optional.empty() : Optional.of(found);
    } catch (SQLException e) {
      return Optional.of(reason(e));
    }
  }

  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("SQLITE_FULL") || message.contains("SQLITE_IOERR_WRITE")) {
      return "the disk is full";
    }
    if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
      return "it is damaged";
    }
    return message;
  }

  private static AnalyticsException failure(
      Path database, String what, @Nullable SQLException cause) {
    return new AnalyticsException(
        ErrorCode.BACKUP_UNAVAILABLE, database.getFileName() + " " + what, cause);
  }
}
