package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what any node notifies of, for as long as it is open; it connects again where it must. */
final class NewsListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewsListener.class);
  private static final int LOOK_MILLIS = 500;
  private static final long AGAIN_SECONDS = 1;

  private final PostgresDatabase database;
  private final String channel;
  private final Runnable news;
  private final Thread thread;
  private volatile boolean open = true;

  NewsListener(PostgresDatabase database, String channel, Runnable news) {
    this.database = database;
    this.channel = channel;
    this.news = news;
    this.thread = new Thread(this::listen, "ledger news");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void listen() {
    @Nullable Connection connection = null;
    while (open) {
      try {
        if (connection == null) {
          connection = PostgresDatabase.connect(database.address());
          begin(connection);
          news.run(); // What was told while nobody listened.
        }
        PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS);
        if (told != null && told.length > 0) {
          news.run();
        }
      } catch (SQLException e) {
        LOG.debug("Nothing is heard of other nodes; the ledger is asked every second", e);
        Connections.closeQuietly(connection);
        connection = null;
        pause();
      }
    }
    Connections.closeQuietly(connection);
  }

  private void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN \"" + channel.replace("\"", "\"\"") + "\"");
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(AGAIN_SECONDS);
    } catch (InterruptedException e) {
      open = false;
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(2 * LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
