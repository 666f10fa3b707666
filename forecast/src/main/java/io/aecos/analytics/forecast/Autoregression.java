package io.aecos.analytics.forecast;

/**
 * The next change as a weighed sum of the last ones and a constant, by least squares (ARIMA(p,1,0)
 * with drift; Hyndman and Athanasopoulos 9.3). How many changes count is chosen by the corrected
 * information criterion.
 */
record Autoregression(int most, boolean differenced) implements Method {
  private static final double RIDGE = 1e-6;

  @Override
  public String name() {
    return differenced ? "autoregression_of_changes" : "autoregression";
  }

  @Override
  public String title() {
    return differenced ? "autoregression of changes" : "autoregression";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= 20;
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    double[] series = differenced ? changes(values) : values;
    int length = differenced ? known - 1 : known;
    double[] weights = fit(series, length);
    double[][] rows = new double[origins.length][];
    for (int i = 0; i < origins.length; i++) {
      rows[i] = ahead(series, differenced ? origins[i] - 1 : origins[i], weights, horizon);
      if (differenced) {
        double at = values[origins[i] - 1];
        for (int h = 0; h < horizon; h++) {
          at += rows[i][h];
          rows[i][h] = at;
        }
      }
    }
    return rows;
  }

  private static double[] changes(double[] values) {
    double[] result = new double[values.length - 1];
    for (int t = 0; t < result.length; t++) {
      result[t] = values[t + 1] - values[t];
    }
    return result;
  }

  private static double[] ahead(double[] series, int origin, double[] weights, int horizon) {
    int lags = weights.length - 1;
    double[] past = new double[lags + horizon];
    System.arraycopy(series, origin - lags, past, 0, lags);
    double[] result = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double next = weights[0];
      for (int j = 1; j <= lags; j++) {
        next += weights[j] * past[lags + h - j];
      }
      past[lags + h] = next;
      result[h] = next;
    }
    return result;
  }

  /** The constant, then the weights of the last value, of the one before and so on. */
  private double[] fit(double[] series, int length) {
    int lags = Math.min(most, length / 4);
    double[][] moments = moments(series, length, lags);
    int rows = length - lags;
    double best = Double.MAX_VALUE;
    double[] chosen = {0};
    for (int p = 0; p <= lags; p++) {
      double[] weights = solve(moments, p + 1);
      double rest = rest(moments, weights);
      int free = p + 2;
      double criterion =
          rows * Math.log(Math.max(rest, 1e-300) / rows)
              + 2.0 * free * rows / Math.max(1, rows - free - 1);
      if (criterion < best) {
        best = criterion;
        chosen = weights;
      }
    }
    return chosen;
  }

  /** Sums of products of the constant, the lags and, in the last row and column, the value. */
  private static double[][] moments(double[] series, int length, int lags) {
    int size = lags + 2;
    double[][] sums = new double[size][size];
    double[] x = new double[size];
    for (int t = lags; t < length; t++) {
      x[0] = 1;
      for (int j = 1; j <= lags; j++) {
        x[j] = series[t - j];
      }
      x[size - 1] = series[t];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          sums[i][j] += x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }

  private static double rest(double[][] moments, double[] weights) {
    int last = moments.length - 1;
    double sum = moments[last][last];
    for (int i = 0; i < weights.length; i++) {
      sum -= weights[i] * moments[i][last];
    }
    return sum;
  }

  /** By Cholesky's decomposition of the first {@code size} rows. */
  private static double[] solve(double[][] moments, int size) {
    int last = moments.length - 1;
    double[][] lower = new double[size][size];
    double[] half = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = moments[i][j] + (i == j ? RIDGE * moments[i][i] + 1e-300 : 0);
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / lower[j][j];
      }
      half[i] = moments[i][last];
      for (int k = 0; k < i; k++) {
        half[i] -= lower[i][k] * half[k];
      }
      half[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        half[i] -= lower[k][i] * half[k];
      }
      half[i] /= lower[i][i];
    }
    return half;
  }
}
