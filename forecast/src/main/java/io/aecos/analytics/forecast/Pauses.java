package io.aecos.analytics.forecast;

/** Runs of nothing, zeros or no value: what paused longer than ever may have ended. */
final class Pauses {
  private static final int FACTOR = 2;
  private static final int LEAST = 4;

  private Pauses() {}

  /** How many steps at the end hold nothing. */
  static int last(double[] values) {
    int run = 0;
    while (run < values.length && nothing(values[values.length - 1 - run])) {
      run++;
    }
    return run;
  }

  private static boolean nothing(double value) {
    return value == 0 || Double.isNaN(value);
  }

  /** Whether the pause at the end is far longer than any before. */
  static boolean mayHaveEnded(double[] values) {
    return last(values) > longestUsual(values);
  }

  /** The longest pause at the end that would be nothing new. */
  private static int longestUsual(double[] values) {
    int longest = 0;
    int run = 0;
    for (int t = 0; t < values.length - last(values); t++) {
      run = nothing(values[t]) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return LEAST + FACTOR * longest;
  }
}
