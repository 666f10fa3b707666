package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;

/** What two spans of time have to do with each other; a span of events includes its last one. */
final class Windows {

  private Windows() {}

  /**
   * Whether an event of {@code span}, which begins and ends with one, may lie in {@code period}.
   */
  static boolean meet(Window span, Window period) {
    return span.from().isBefore(period.to()) && !span.to().isBefore(period.from());
  }

  static Window common(Window one, Window other) {
    return new Window(later(one.from(), other.from()), earlier(one.to(), other.to()));
  }

  static Window around(Window one, Window other) {
    return new Window(earlier(one.from(), other.from()), later(one.to(), other.to()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
