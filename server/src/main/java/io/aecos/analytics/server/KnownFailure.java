package io.aecos.analytics.server;

import io.aecos.analytics.error.AnalyticsException;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Keeps a failed start that can be told in a sentence from being logged with all its frames: who
 * started the server is told that sentence.
 */
final class KnownFailure implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    return in(failure).isPresent();
  }

  /** What a part said when it could not be made, without the framework's wrapping. */
  static Optional<AnalyticsException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalyticsException analytics) {
        return Optional.of(analytics);
      }
    }
    return Optional.empty();
  }
}
