package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for all tests, each of which has a schema of its own. */
final class TestPostgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable PostgresServer running;

  private TestPostgres() {}

  /** A schema that nobody has used. */
  static PostgresAddress fresh() {
    return address(server(), "test_" + SCHEMAS.incrementAndGet());
  }

  static PostgresAddress address(PostgresServer server, String schema) {
    return PostgresAddress.parse(server.address(schema), null);
  }

  private static synchronized PostgresServer server() {
    PostgresServer current = running;
    if (current == null) {
      current = start();
      running = current;
    }
    return current;
  }

  private static PostgresServer start() {
    try {
      PostgresServer started = PostgresServer.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no PostgreSQL for the tests", e);
    }
  }

  private static void close(PostgresServer server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
