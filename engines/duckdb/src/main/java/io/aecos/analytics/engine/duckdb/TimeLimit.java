package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a statement that takes longer than it may. The driver's own limit knows whole seconds. */
final class TimeLimit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Duration longest;
  private final Statement statement;
  private final long begun = System.nanoTime();
  private final ScheduledFuture<?> end;
  private boolean closed;

  private TimeLimit(Statement statement, Duration longest) {
    this.longest = longest;
    this.statement = statement;
    this.end = CLOCK.schedule(this::end, longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  static TimeLimit on(Statement statement, Duration longest) {
    return new TimeLimit(statement, longest);
  }

  private synchronized void end() {
    if (closed) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.warn("a statement that takes too long cannot be ended", e);
    }
  }

  /** Fails with {@code TIMED_OUT} where the time was up before this. */
  void check() {
    if (System.nanoTime() - begun >= longest.toNanos()) {
      throw new AnalyticsException(
          ErrorCode.TIMED_OUT,
          "This takes longer than the "
              + longest.toSeconds()
              + " s that it may. Ask for a shorter time or filter by project or type.");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    end.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "time limits");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
