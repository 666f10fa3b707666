package io.aecos.analytics.query;

import io.aecos.analytics.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
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
      return new Trend(change, String.format(Locale.ROOT, "÷%,.0f", previous / value));
    }
    return new Trend(change, signed(change * 100, Math.abs(change) < 0.01 ? 1 : 0) + "%");
  }

  private static String signed(double number, int digits) {
    String text = grouped(Math.abs(number), digits);
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    if (zero) {
      return "±0";
    }
    return (number > 0 ? "+" : "−") + text;
  }

  /** As {@code "%,.1f"} writes it with one digit, in a tenth of the time. */
  static String grouped(double number, int digits) {
    String text = BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    int whole = digits == 0 ? text.length() : text.length() - digits - 1;
    StringBuilder grouped = new StringBuilder(text.length() + whole / 3);
    for (int i = 0; i < text.length(); i++) {
      if (i > 0 && i < whole && (whole - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(text.charAt(i));
    }
    return grouped.toString();
  }
}
