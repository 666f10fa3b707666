package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * When the traces can have been written of what a hook tells. It tells as soon as an operation is
 * over, and AEC OS writes its traces in the course of it: from {@code begun} on. An operation that
 * the hook does not time may have taken a while, for a slow commit for example.
 */
record Reach(Instant begun, Instant told, boolean toMinute) {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** Reports in Markdown are dated to the minute. */
  private static final Duration MINUTE = Duration.ofSeconds(65);

  private static final Duration SLOW = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** No counterpart without an own identity lies farther away. */
  static final Duration FARTHEST = LONGEST.plus(MINUTE);

  static Reach of(Event hook) {
    Instant told = hook.occurredAt();
    return new Reach(told.minus(length(hook)), told, hook.source().endsWith(".md"));
  }

  private static Duration length(Event hook) {
    Object told =
        hook.eventType().toString().equals("generation/element_generated")
            ? hook.value()
            : hook.attributes().get("duration_ms");
    if (told instanceof Number ms && ms.doubleValue() >= 0) {
      return Duration.ofMillis((long) Math.min(ms.doubleValue(), LONGEST.toMillis()));
    }
    return SLOW;
  }

  Instant farthest() {
    return begun.minus(MINUTE);
  }

  Instant latest() {
    return told.plus(MINUTE);
  }

  /** {@code named} tells whether both name the same thing; only then the length counts. */
  boolean holds(Event read, boolean named) {
    Duration margin = read.source().endsWith(".md") || toMinute ? MINUTE : MOMENT;
    return !read.occurredAt().isBefore((named ? begun : told).minus(margin))
        && !read.occurredAt().isAfter(told.plus(margin));
  }
}
