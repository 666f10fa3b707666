package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import java.util.Locale;
import java.util.Set;

/** Says figures in words, with their units. */
public final class Figures {
  private static final double HUNDRED = 100;
  private static final Set<String> ADD_UP = Set.of("count", "sum", "saving");

  private Figures() {}

  /** A figure of a unit; fractions as percent. */
  public static String of(Unit unit, double value) {
    return switch (unit) {
      case FRACTION -> plain(value * HUNDRED) + "%";
      case PERCENT -> plain(value) + "%";
      case USD -> "$" + plain(value);
      case MS -> plain(value) + " ms";
      case HOURS -> plain(value) + " h";
      case DAYS -> plain(value) + " d";
      case PER_WEEK -> plain(value) + " a week";
      case COUNT, SCORE -> plain(value);
    };
  }

  /** At most two decimals, with thousands told apart. */
  public static String plain(double value) {
    String text = String.format(Locale.ROOT, "%,.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /** Whether the figures of two spans of time make that of both together. */
  static boolean addsUp(Metric metric) {
    return ADD_UP.contains(metric.kind());
  }
}
