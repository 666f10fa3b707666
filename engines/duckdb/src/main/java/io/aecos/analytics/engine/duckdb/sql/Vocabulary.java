package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.EventType;
import java.util.Map;
import java.util.Set;

/**
 * What a statement may refer to: the numbers that stand for event types in the column {@code kind},
 * the declared attributes, which have columns, and the span of all events, outside of which no
 * change of clocks matters.
 */
public record Vocabulary(
    Map<EventType, Integer> kinds,
    Set<String> textAttributes,
    Set<String> numberAttributes,
    long firstMicros,
    long lastMicros) {

  private static final long TWO_DAYS = 2 * 24 * 3_600_000_000L;

  /** The same with a span that holds every local day of an event, whole, in any time zone. */
  Vocabulary wide() {
    return new Vocabulary(
        kinds, textAttributes, numberAttributes, firstMicros - TWO_DAYS, lastMicros + TWO_DAYS);
  }

  /** The column of a declared attribute. */
  public static String attributeColumn(String attribute) {
    return "a_" + attribute;
  }
}
