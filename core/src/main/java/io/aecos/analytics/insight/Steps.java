package io.aecos.analytics.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Edges of equal width at round numbers, so that people can read them. */
final class Steps {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private Steps() {}

  /**
   * The inner edges of about {@code buckets} steps between {@code low} and {@code high}; none where
   * there is no width to cut.
   */
  static List<Double> between(double low, double high, int buckets) {
    double width = high - low;
    List<Double> edges = new ArrayList<>();
    if (!(width > 0) || !Double.isFinite(width)) {
      return edges;
    }
    double step = round(width / buckets);
    double first = Math.floor(low / step);
    for (int i = 1; (first + i) * step <= high && i < buckets; i++) {
      edges.add(clean((first + i) * step, step));
    }
    return edges;
  }

  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (double round : ROUND) {
      if (round * power >= step) {
        return round * power;
      }
    }
    return 10 * power;
  }

  /** 0.30000000000000004 is not what a reader wants to see, nor what an event carries. */
  private static double clean(double edge, double step) {
    int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(step)));
    return digits > 15
        ? edge
        : BigDecimal.valueOf(edge).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }
}
