package io.aecos.analytics.forecast;

/** How far forecasts were off; steps beyond the end of the series do not count. */
final class Errors {
  private Errors() {}

  /** The mean absolute error of all steps. */
  static double mean(double[][] rows, double[] values, int[] origins) {
    return mean(rows, values, origins, false);
  }

  /** The mean squared error of all steps; the mean of a sparse count is judged by it. */
  static double squared(double[][] rows, double[] values, int[] origins) {
    return mean(rows, values, origins, true);
  }

  private static double mean(double[][] rows, double[] values, int[] origins, boolean squared) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < origins.length; i++) {
      for (int h = 0; h < rows[i].length && origins[i] + h < values.length; h++) {
        double off = Math.abs(values[origins[i] + h] - rows[i][h]);
        sum += squared ? off * off : off;
        count++;
      }
    }
    return sum / count;
  }

  /** The mean absolute error of each step ahead; 0 for steps that no origin reaches. */
  static double[] byStep(double[][] rows, double[] values, int[] origins) {
    double[] sums = new double[rows[0].length];
    int[] counts = new int[sums.length];
    for (int i = 0; i < origins.length; i++) {
      for (int h = 0; h < sums.length && origins[i] + h < values.length; h++) {
        sums[h] += Math.abs(values[origins[i] + h] - rows[i][h]);
        counts[h]++;
      }
    }
    for (int h = 0; h < sums.length; h++) {
      sums[h] = counts[h] == 0 ? 0 : sums[h] / counts[h];
    }
    return sums;
  }

  /** The mean of what really came, by size. */
  static double size(double[] values, int[] origins, int horizon) {
    return mean(new double[origins.length][horizon], values, origins);
  }
}
