package io.aecos.analytics.projection;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells from what programs deliver whether a rush is on: more in a second than the projection could
 * take beside it without costing the senders half their speed. Counting is safe for use by many
 * threads, asking is for one.
 */
final class Rush {
  static final int EVENTS_PER_SECOND = 5_000;

  private final LongAdder delivered = new LongAdder();
  private long counted;
  private long since;

  /** From {@code nanos} on, an instant of {@link System#nanoTime}, what is delivered counts. */
  Rush(long nanos) {
    since = nanos;
  }

  void delivered(int events) {
    delivered.add(events);
  }

  /** Whether there has been a rush from the last question until {@code nanos}. */
  boolean isOn(long nanos) {
    long now = delivered.sum();
    double seconds = (nanos - since) / (double) Duration.ofSeconds(1).toNanos();
    boolean on = now - counted > EVENTS_PER_SECOND * seconds;
    counted = now;
    since = nanos;
    return on;
  }
}
