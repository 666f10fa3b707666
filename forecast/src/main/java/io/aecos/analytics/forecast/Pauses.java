package io.aecos.analytics.forecast;

/** Runs of zeros in counts: what paused longer than ever may have ended. */
final class Pauses {
  private static final int FACTOR = 2;
  private static final int LEAST = 4;

  private Pauses() {}

  /** How many zeros stand at the end. */
  static int last(double[] values) {
    int run = 0;
    while (run < values.length && values[values.length - 1 - run] == 0) {
      run++;
    }
    return run;
  }

  /** The longest pause at the end that would be nothing new. */
  static int longestUsual(double[] values) {
    int longest = 0;
    int run = 0;
    for (int t = 0; t < values.length - last(values); t++) {
      run = values[t] == 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return LEAST + FACTOR * longest;
  }
}
