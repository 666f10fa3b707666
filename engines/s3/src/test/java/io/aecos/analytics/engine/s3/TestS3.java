package io.aecos.analytics.engine.s3;

import io.aecos.analytics.testkit.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One S3 server for all tests, each of which has a prefix of its own in one bucket. */
final class TestS3 {
  static final S3Keys KEYS = new S3Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);

  private static final String BUCKET = "firm-archive";
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static @Nullable S3Server running;

  private TestS3() {}

  /** A prefix below which there is nothing. */
  static S3Place fresh() {
    String prefix = "test-" + PREFIXES.incrementAndGet() + "/archive";
    return S3Place.of(server().endpoint(), BUCKET, prefix, "us-east-1", true);
  }

  private static synchronized S3Server server() {
    S3Server current = running;
    if (current == null) {
      current = start();
      running = current;
    }
    return current;
  }

  private static S3Server start() {
    try {
      S3Server started = S3Server.start();
      started.bucket(BUCKET);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no S3 server for the tests", e);
    }
  }

  private static void close(S3Server server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
