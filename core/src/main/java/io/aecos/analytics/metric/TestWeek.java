package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;

/** The week, from a Monday on and in UTC, that value tests are computed over. */
final class TestWeek {
  static final Window WINDOW =
      new Window(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z"));

  private TestWeek() {}
}
