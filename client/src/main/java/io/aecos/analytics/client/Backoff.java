package io.aecos.analytics.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: 0.5 s, doubled each time, at most 60 s, and each time shortened
 * at random to between a half and all of it, so that many hosts do not come back at once.
 */
final class Backoff {
  private static final double FIRST_MILLIS = 500;
  private static final double LONGEST_MILLIS = 60_000;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    failures = 0;
  }

  /** The wait after one more failure, never shorter than {@code atLeast}. */
  Duration failed(Duration atLeast) {
    double full = Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, failures));
    failures = Math.min(failures + 1, 30);
    Duration wait = Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
    return wait.compareTo(atLeast) < 0 ? atLeast : wait;
  }
}
