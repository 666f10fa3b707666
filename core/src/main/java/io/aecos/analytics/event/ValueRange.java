package io.aecos.analytics.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a unit allows as an event's {@code value}: bounds (null = none, both inclusive) and
 * whether only whole numbers make sense.
 */
record ValueRange(@Nullable Double least, @Nullable Double most, boolean whole) {
  private static final ValueRange ANY = new ValueRange(null, null, false);
  private static final Map<String, ValueRange> OF_UNIT =
      Map.of(
          "count", new ValueRange(0.0, null, true),
          "fraction", new ValueRange(0.0, 1.0, false),
          "pass_fail", new ValueRange(0.0, 1.0, true),
          "percent", new ValueRange(0.0, 100.0, false),
          "ms", new ValueRange(0.0, null, false),
          "hours", new ValueRange(0.0, null, false),
          "days", new ValueRange(0.0, null, false));

  /** The range of a unit of the event catalogue; money and events without a value have none. */
  static ValueRange of(String unit) {
    return OF_UNIT.getOrDefault(unit, ANY);
  }

  boolean contains(double value) {
    return (least == null || value >= least)
        && (most == null || value <= most)
        && (!whole || value == Math.rint(value));
  }

  /** The range in words, for a message. */
  String text() {
    String bounds =
        least == null ? "" : most == null ? " of " + plain(least) + " or more" : between();
    return (whole ? "a whole number" : "a number") + bounds;
  }

  private String between() {
    return least == null || most == null ? "" : " from " + plain(least) + " to " + plain(most);
  }

  private static String plain(double bound) {
    return Long.toString(Math.round(bound));
  }
}
