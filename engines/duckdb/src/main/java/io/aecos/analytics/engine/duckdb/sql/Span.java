package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;

/** A window cut to where there is data, in microseconds, with its index in the plan. */
record Span(int window, long from, long to) {

  static Span of(int index, Window window, Vocabulary vocabulary) {
    return new Span(
        index,
        clamp(window.from(), vocabulary.firstMicros(), vocabulary.lastMicros() + 1),
        clamp(window.to(), vocabulary.firstMicros(), vocabulary.lastMicros() + 1));
  }

  private static long clamp(Instant instant, long low, long high) {
    if (instant.isBefore(Micros.toInstant(low))) {
      return low;
    }
    return instant.isAfter(Micros.toInstant(high)) ? high : Micros.notBefore(instant);
  }

  boolean isEmpty() {
    return from >= to;
  }

  boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  Sql contains() {
    return Sql.of("(occurred_us >= ? AND occurred_us < ?)", from, to);
  }
}
