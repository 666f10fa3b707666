package io.aecos.analytics.forecast;

import io.aecos.analytics.forecast.Forecast.Break;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where all values became several times as large, or as small, as any before, at once: what a
 * change of unit looks like, and growth, however fast, does not. Zeros and gaps have no unit.
 */
final class Breaks {
  private static final double FACTOR = 3;
  private static final int LEAST = 4;
  private static final int NEAR = 8;

  private final int[] at;
  private final double[] values;

  private Breaks(double[] all) {
    at = IntStream.range(0, all.length).filter(t -> all[t] > 0).toArray();
    values = Arrays.stream(at).mapToDouble(t -> all[t]).toArray();
  }

  /** The last one of a series that is never negative; null where there is none. */
  static @Nullable Break last(double[] all) {
    return Arrays.stream(all).anyMatch(value -> value < 0) ? null : new Breaks(all).last();
  }

  private @Nullable Break last() {
    int n = values.length;
    double[] lowest = values.clone();
    double[] highest = values.clone();
    for (int i = 1; i < n; i++) {
      lowest[i] = Math.min(lowest[i], lowest[i - 1]);
      highest[i] = Math.max(highest[i], highest[i - 1]);
    }
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int i = n - 1; i >= LEAST; i--) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
      boolean apart = low >= FACTOR * highest[i - 1] || FACTOR * high <= lowest[i - 1];
      if (apart && n - i >= LEAST && atOnce(i)) {
        return new Break(
            at[i], middle(i, Math.min(n, i + NEAR)) / middle(Math.max(0, i - NEAR), i));
      }
    }
    return null;
  }

  /** On both sides values near it differ by far less than the sides do. */
  private boolean atOnce(int i) {
    int from = Math.max(0, i - NEAR);
    int to = Math.min(values.length, i + NEAR);
    double jump = Math.abs(Math.log(middle(i, to) / middle(from, i)));
    return Math.max(range(from, i), range(i, to)) <= jump / 2;
  }

  private double range(int from, int to) {
    double[] some = Arrays.copyOfRange(values, from, to);
    Arrays.sort(some);
    return Math.log(some[some.length - 1] / some[0]);
  }

  private double middle(int from, int to) {
    double[] some = Arrays.copyOfRange(values, from, to);
    Arrays.sort(some);
    return some[some.length / 2];
  }
}
