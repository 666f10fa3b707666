package io.aecos.analytics.forecast;

/**
 * The last value, or that of a season ago (Hyndman and Athanasopoulos, <i>Forecasting: principles
 * and practice</i>, 5.2); {@code drift} goes on by the average change so far.
 */
record Naive(int season, boolean drift) implements Method {

  @Override
  public String name() {
    return season > 1 ? "seasonal_naive" : drift ? "drift" : "naive";
  }

  @Override
  public String title() {
    return season > 1 ? "seasonal naive" : drift ? "naive with drift" : "naive";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= (drift ? 3 : season);
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    double[][] rows = new double[origins.length][horizon];
    for (int i = 0; i < origins.length; i++) {
      int origin = origins[i];
      double slope = drift ? (values[origin - 1] - values[0]) / (origin - 1) : 0;
      for (int h = 0; h < horizon; h++) {
        rows[i][h] = values[origin - season + h % season] + slope * (h + 1);
      }
    }
    return rows;
  }
}
