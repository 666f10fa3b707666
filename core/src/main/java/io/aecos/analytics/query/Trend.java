package io.aecos.analytics.query;

import io.aecos.analytics.metric.Unit;
import org.jspecify.annotations.Nullable;

/** How a value stands to the one it is compared with: the relative change and a text to print. */
record Trend(@Nullable Double change, String text) {
  /** Below, percents would round to "−100%", as if nothing were left. */
  private static final double NEARLY_ALL = -0.995;

  private static final Trend UNKNOWN = new Trend(null, "–");

  /** Fractions and percents change by points, all else by percent of the previous value. */
  static Trend of(@Nullable Double value, @Nullable Double previous, Unit unit) {
    if (value == null || previous == null) {
      return UNKNOWN;
    }
    Double change = previous == 0 ? null : (value - previous) / Math.abs(previous);
    if (change != null && !Double.isFinite(change)) {
      return UNKNOWN;
    }
    if (unit.inPoints()) {
      double points = (value - previous) * (unit == Unit.FRACTION ? 100 : 1);
      return new Trend(change, signed(points, 1) + " pt");
    }
    if (change == null) {
      return new Trend(null, value == 0 ? "±0%" : "new");
    }
    if (value > 0 && change < NEARLY_ALL) {
      return new Trend(change, "÷" + Grouped.of(previous / value, 0));
    }
    return new Trend(change, signed(change * 100, Math.abs(change) < 0.01 ? 1 : 0) + "%");
  }

  private static String signed(double number, int digits) {
    String text = Grouped.of(Math.abs(number), digits);
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    if (zero) {
      return "±0";
    }
    return (number > 0 ? "+" : "−") + text;
  }
}
