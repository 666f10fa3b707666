package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.PreparedBatch;
import io.aecos.analytics.ledger.AppendResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of deliveries, and what became of it. Where the connection is lost during its
 * commit, the database is asked whether it happened: otherwise a delivery that is stored would be
 * called failed.
 */
final class Written {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;

  private final PostgresAppender appender;
  private @Nullable List<AppendResult> results;
  private boolean whole;

  Written(PostgresAppender appender) {
    this.appender = appender;
  }

  List<AppendResult> append(List<PreparedBatch> batches) throws SQLException {
    List<AppendResult> written = appender.append(batches, before -> results = before);
    whole = true;
    return written;
  }

  /** Whether the connection can go on. */
  boolean isWhole() {
    return whole;
  }

  /** The results after all, if it was committed; else throws. */
  List<AppendResult> orElse(PostgresDatabase database, SQLException failure) throws SQLException {
    List<AppendResult> known = results;
    if (known == null) {
      throw failure;
    }
    appender.close();
    PostgresAppender.Stored row = appender.first();
    if (row == null) {
      throw new InDoubt(failure);
    }
    if (isStored(database, row, failure)) {
      return known;
    }
    throw failure;
  }

  private static boolean isStored(
      PostgresDatabase database, PostgresAppender.Stored row, SQLException failure) throws InDoubt {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (Connection connection = database.writer()) {
        return PostgresAppender.isStored(connection, row);
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new InDoubt(failure);
  }
}
