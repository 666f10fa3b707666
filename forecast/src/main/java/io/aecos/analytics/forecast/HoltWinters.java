package io.aecos.analytics.forecast;

/**
 * Holt and Winters' smoothing of level, damped slope and season with additive errors (Hyndman and
 * Athanasopoulos 8.3); of the logarithms it is the multiplicative form. The season begins as
 * classical decomposition finds it.
 */
record HoltWinters(int season) implements Method {
  private static final int EVALUATIONS = 150;
  private static final double DAMPING = 0.98;

  @Override
  public String name() {
    return "holt_winters";
  }

  @Override
  public String title() {
    return "Holt-Winters";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= 2 * season + 1 && known >= 8;
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    double[] indices = Season.of(values, known, season, false).indices();
    double level = 0;
    for (int t = 0; t < season; t++) {
      level += values[t] / season;
    }
    double start = level;
    double[] best =
        Simplex.least(
            point -> new Filter(point, start, indices).errors(values, known),
            new double[] {-0.5, -3, -2},
            EVALUATIONS);
    Filter filter = new Filter(best, start, indices);
    double[][] rows = new double[origins.length][];
    for (int i = 0; i < origins.length; i++) {
      while (filter.at < origins[i]) {
        filter.see(values[filter.at]);
      }
      rows[i] = filter.ahead(horizon);
    }
    return rows;
  }

  /** Runs along a series. */
  private static final class Filter {
    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double[] indices;
    private double level;
    private double slope;
    private int at;

    Filter(double[] point, double level, double[] indices) {
      this.alpha = Smoothing.between(point[0], 0.001, 0.999);
      this.beta = alpha * Smoothing.between(point[1], 0.0001, 0.999);
      this.gamma = (1 - alpha) * Smoothing.between(point[2], 0.0001, 0.999);
      this.indices = indices.clone();
      this.level = level;
    }

    double errors(double[] values, int known) {
      double sum = 0;
      for (int t = 0; t < known; t++) {
        double error = see(values[t]);
        sum += error * error;
      }
      return sum;
    }

    double see(double value) {
      int position = at % indices.length;
      double expected = level + DAMPING * slope;
      double error = value - expected - indices[position];
      level = expected + alpha * error;
      slope = DAMPING * slope + beta * error;
      indices[position] += gamma * error;
      at++;
      return error;
    }

    double[] ahead(int horizon) {
      double[] result = new double[horizon];
      double expected = level;
      double step = slope;
      for (int h = 0; h < horizon; h++) {
        step *= DAMPING;
        expected += step;
        result[h] = expected + indices[(at + h) % indices.length];
      }
      return result;
    }
  }
}
