package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by which the nodes of a ledger go: that of the database. The machine's own clock counts
 * on from there, and for as long as the database is away; what it is ahead is measured again and
 * again. A difference of less than half a second is left alone, so that time does not jump.
 */
public final class PostgresClock extends Clock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresClock.class);
  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
  private static final long LOOK_SECONDS = 10;

  private final PostgresAddress address;
  private final InstantSource machine;
  private final Thread thread;
  private volatile Duration ahead = Duration.ZERO;
  private @Nullable Connection connection;

  private PostgresClock(PostgresAddress address, InstantSource machine) {
    this.address = address;
    this.machine = machine;
    this.thread = new Thread(this::look, "database clock");
    thread.setDaemon(true);
  }

  /** That of the database at {@code address}, beside what {@code machine} says the time is. */
  public static PostgresClock open(PostgresAddress address, InstantSource machine) {
    PostgresClock clock = new PostgresClock(address, machine);
    clock.measure();
    clock.thread.start();
    return clock;
  }

  /** How far this machine's clock is ahead of the database's; less than 0 where it is behind. */
  public Duration ahead() {
    return ahead;
  }

  private void look() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        measure();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void measure() {
    try {
      Connection open = connection == null ? PostgresDatabase.connect(address) : connection;
      connection = open;
      measure(open);
    } catch (SQLException e) {
      LOG.debug("The database's clock cannot be read; this machine's counts on", e);
      Connections.closeQuietly(connection);
      connection = null;
    }
  }

  /** The database answered somewhere between the question and the answer. */
  private void measure(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      Instant asked = machine.instant();
      long begun = System.nanoTime();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")) {
        row.next();
        Instant there = Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(row.getLong(1)));
        Duration half = Duration.ofNanos((System.nanoTime() - begun) / 2);
        take(Duration.between(there, asked.plus(half)), half);
      }
    }
  }

  /** Measured to within {@code give}, by which a busy machine's answer may be late. */
  private void take(Duration now, Duration give) {
    if (now.minus(ahead).abs().compareTo(LEAST.plus(give)) <= 0) {
      return;
    }
    if (now.abs().compareTo(WORTH_TELLING) > 0) {
      LOG.warn(
          "The clock of this machine is {} s {} that of the database; the nodes go by the database's",
          now.abs().toSeconds(),
          now.isNegative() ? "behind" : "ahead of");
    }
    ahead = now;
  }

  @Override
  public Instant instant() {
    return machine.instant().minus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  @Override
  public void close() {
    thread.interrupt();
    synchronized (this) {
      Connections.closeQuietly(connection);
      connection = null;
    }
  }

  /** The same time elsewhere. */
  private static final class Zoned extends Clock {
    private final PostgresClock clock;
    private final ZoneId zone;

    Zoned(PostgresClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(clock, other);
    }
  }
}
