package io.aecos.analytics.anomaly;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Statistics that a few wild values cannot move. NaN stands for no value and does not count. */
final class Robust {
  /** Makes the median absolute deviation of normal values their standard deviation. */
  private static final double TO_SIGMA = 1.4826;

  private Robust() {}

  static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** NaN of nothing. */
  static double median(double[] values) {
    double[] sorted = known(values);
    if (sorted.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The median absolute deviation from the median, as a standard deviation (Hampel 1974). */
  static double spread(double[] values) {
    double middle = median(values);
    return TO_SIGMA
        * median(Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
  }

  /**
   * How much larger the values of {@code after} are than those of {@code before}, as the normal
   * deviate of the rank-sum test with ties (Mann and Whitney 1947); 0 where either is empty.
   */
  static double ranked(double[] before, double[] after) {
    double[] one = known(before);
    double[] two = known(after);
    int n = one.length + two.length;
    if (one.length == 0 || two.length == 0) {
      return 0;
    }
    double[] all = Arrays.copyOf(one, n);
    System.arraycopy(two, 0, all, one.length, two.length);
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(all[a], all[b]));
    double sum = 0;
    double ties = 0;
    for (int i = 0; i < n; ) {
      int end = i;
      while (end < n && all[order[end]] == all[order[i]]) {
        end++;
      }
      double rank = (i + 1 + end) / 2.0;
      for (int j = i; j < end; j++) {
        sum += order[j] >= one.length ? rank : 0;
      }
      double alike = end - i;
      ties += alike * alike * alike - alike;
      i = end;
    }
    double product = (double) one.length * two.length;
    double variance = product / 12 * (n + 1 - ties / ((double) n * (n - 1)));
    return variance <= 0
        ? 0
        : (sum - two.length * (two.length + 1) / 2.0 - product / 2) / Math.sqrt(variance);
  }

  /**
   * The median of the slopes between all pairs (Theil 1950, Sen 1968) where the values rise or fall
   * for certain (Mann 1945, Kendall 1975), else 0.
   */
  static double slope(double[] values, double certain) {
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    int signs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (!Double.isNaN(values[i]) && !Double.isNaN(values[j])) {
          slopes[count++] = (values[j] - values[i]) / (j - i);
          signs += (int) Math.signum(values[j] - values[i]);
        }
      }
    }
    double known = known(values).length;
    double z = signs / Math.sqrt(Math.max(1, known * (known - 1) * (2 * known + 5) / 18));
    return Math.abs(z) < certain ? 0 : median(Arrays.copyOf(slopes, count));
  }
}
