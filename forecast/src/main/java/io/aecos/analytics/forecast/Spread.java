package io.aecos.analytics.forecast;

import java.util.Arrays;

/**
 * How wide the intervals must be, from the errors that the same forecast would have made (conformal
 * prediction with scaled errors, Vovk and others 2005; Hyndman and Athanasopoulos 5.5 call it
 * bootstrapped residuals): the typical error of each step ahead, times the quantile of all errors
 * so scaled. Errors of overlapping horizons are no independent witnesses; where few horizons fit
 * behind one another the intervals grow by a factor that was measured on training data.
 */
record Spread(double[] typical, double narrow, double wide) {
  private static final double EXACT = 1e-9;
  private static final double CAUTION = 1.4;
  private static final double ENOUGH_BLOCKS = 9;

  static Spread of(double[][] rows, double[] values, Origins origins) {
    int horizon = rows[0].length;
    double[] typical = typical(Errors.byStep(rows, values, origins.at()));
    double[] scaled = new double[origins.at().length * horizon];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      int origin = origins.at()[i];
      for (int h = 0; h < horizon && origin + h < values.length; h++) {
        scaled[count++] = Math.abs(values[origin + h] - rows[i][h]) / typical[h];
      }
    }
    double[] sorted = Arrays.copyOf(scaled, count);
    Arrays.sort(sorted);
    double few = CAUTION * Math.max(0, 1 / origins.blocks(horizon) - 1 / ENOUGH_BLOCKS);
    return new Spread(
        typical, (1 + few) * quantile(sorted, 0.8), (1 + few) * quantile(sorted, 0.95));
  }

  double narrow(int step) {
    return narrow * typical[step];
  }

  double wide(int step) {
    return wide * typical[step];
  }

  /** Whether values of that size would have been met exactly: no interval can follow from that. */
  boolean isNothing(double size) {
    return wide(typical.length - 1) <= EXACT * size;
  }

  private static double quantile(double[] sorted, double share) {
    double at = Math.min(sorted.length - 1.0, share * sorted.length);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /**
   * A power of the distance, fitted to the mean absolute error of each step: no step's error is
   * less than that of an earlier one. Steps without any error say nothing.
   */
  private static double[] typical(double[] errors) {
    double[] sums = new double[5];
    for (int h = 0; h < errors.length; h++) {
      if (errors[h] > 0) {
        double x = Math.log(h + 1.0);
        double y = Math.log(errors[h]);
        double[] terms = {1, x, y, x * x, x * y};
        Arrays.setAll(sums, i -> sums[i] + terms[i]);
      }
    }
    double[] typical = new double[errors.length];
    if (sums[0] == 0) {
      Arrays.fill(typical, Double.MIN_NORMAL);
      return typical;
    }
    double spread = sums[3] - sums[1] * sums[1] / sums[0];
    double slope = spread <= 0 ? 0.5 : (sums[4] - sums[1] * sums[2] / sums[0]) / spread;
    double growth = Math.min(1, Math.max(0, slope));
    double first = (sums[2] - growth * sums[1]) / sums[0];
    Arrays.setAll(typical, h -> Math.exp(first + growth * Math.log(h + 1.0)));
    return typical;
  }
}
