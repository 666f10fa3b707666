package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many events each credential may send: a token bucket that fills at the configured rate and
 * holds some seconds of it. A request is taken whole while the bucket is not empty, and may leave
 * it in debt, so that no batch is too large ever to pass; the next one waits until the debt is
 * paid. Safe for use by many threads.
 */
final class RateLimits {
  private static final int BURST_SECONDS = 5;
  private static final int MOST_CREDENTIALS = 10_000;

  private final int eventsPerSecond;
  private final Map<String, Bucket> buckets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
              return size() > MOST_CREDENTIALS;
            }
          });

  /** {@code eventsPerSecond} of 0 means no limit. */
  RateLimits(int eventsPerSecond) {
    this.eventsPerSecond = eventsPerSecond;
  }

  /**
   * Books {@code events} of {@code credential}, or throws {@code OVERLOADED} after telling the
   * response when to come again.
   */
  void take(String credential, int events, HttpServletResponse response) {
    if (eventsPerSecond == 0) {
      return;
    }
    Bucket bucket = buckets.computeIfAbsent(credential, key -> bucket());
    if (bucket.getAvailableTokens() > 0) {
      bucket.consumeIgnoringRateLimits(events);
      return;
    }
    long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    long seconds = Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    response.setHeader("Retry-After", Long.toString(seconds));
    throw new AnalyticsException(
        ErrorCode.OVERLOADED,
        "These credentials send more than "
            + eventsPerSecond
            + " events a second. Nothing of this request was taken; send it again in "
            + seconds
            + " s.");
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity((long) eventsPerSecond * BURST_SECONDS)
                    .refillGreedy(eventsPerSecond, Duration.ofSeconds(1)))
        .build();
  }
}
