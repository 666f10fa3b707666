package io.aecos.analytics.server.csv;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many files may leave the server at the same time, and for how long a client may take too
 * little: each holds a thread and a moment of the events until it has left.
 */
public final class Downloads {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final int atOnce;
  private final Duration patience;
  private final Semaphore free;

  public Downloads(int atOnce, Duration patience) {
    this.atOnce = atOnce;
    this.patience = patience;
    this.free = new Semaphore(atOnce);
  }

  /** How long a client may take too little before it is left. */
  public Duration patience() {
    return patience;
  }

  /** A place for one file, or {@code OVERLOADED} after telling when to come again. */
  public Place take(HttpServletResponse response) {
    if (!free.tryAcquire()) {
      response.setHeader("Retry-After", Long.toString(AGAIN.toSeconds()));
      throw new AnalyticsException(
          ErrorCode.OVERLOADED,
          (atOnce == 1 ? "Another file is" : atOnce + " files are")
              + " being downloaded at the moment. Ask again when one has arrived.");
    }
    return free::release;
  }

  /** Is given back once. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
