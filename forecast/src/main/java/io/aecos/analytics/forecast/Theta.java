package io.aecos.analytics.forecast;

/**
 * The dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016,
 * <i>Models for optimising the theta method and their relationship to state space models</i>, eq. 9
 * to 14), of which the theta method (Assimakopoulos and Nikolopoulos 2000) is the case with {@code
 * theta} 2: simple smoothing that drifts along the trend of all values so far.
 */
record Theta() implements Method {
  private static final int EVALUATIONS = 120;
  private static final double MOST = 40;

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public String title() {
    return "Theta";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= 5;
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    Filter filter = fit(values, known);
    double[][] rows = new double[origins.length][];
    int at = 0;
    for (int i = 0; i < origins.length; i++) {
      for (; at < origins[i]; at++) {
        filter.see(values[at]);
      }
      rows[i] = filter.ahead(horizon);
    }
    return rows;
  }

  private Filter fit(double[] values, int known) {
    double first = values[0];
    double scale = scale(values, known);
    double[] start = {0, 0, -3};
    double[] best =
        Simplex.least(
            point -> filter(point, first, scale).errors(values, known), start, EVALUATIONS);
    return filter(best, first, scale);
  }

  private Filter filter(double[] point, double first, double scale) {
    double theta = Smoothing.between(point[2], 1, MOST);
    double alpha = Smoothing.between(point[0], 0.001, 0.999);
    return new Filter(alpha, theta, first + point[1] * scale);
  }

  /** How far the level before the first value may lie from it. */
  private static double scale(double[] values, int known) {
    double sum = 0;
    for (int i = 1; i < known; i++) {
      sum += Math.abs(values[i] - values[i - 1]);
    }
    return sum / (known - 1);
  }

  /** Runs along a series. */
  private static final class Filter {
    private final double alpha;
    private final double share;
    private double level;
    private double mean;
    private double intercept;
    private double slope;
    private double decay = 1;
    private int seen;

    Filter(double alpha, double theta, double level) {
      this.alpha = alpha;
      this.share = 1 - 1 / theta;
      this.level = level;
    }

    private Filter(Filter other) {
      this.alpha = other.alpha;
      this.share = other.share;
      this.level = other.level;
      this.mean = other.mean;
      this.intercept = other.intercept;
      this.slope = other.slope;
      this.decay = other.decay;
      this.seen = other.seen;
    }

    /** The sum of squared errors from the third value on: two have no trend yet. */
    double errors(double[] values, int known) {
      double sum = 0;
      for (int t = 0; t < known; t++) {
        double error = t < 2 ? 0 : values[t] - expected();
        sum += error * error;
        see(values[t]);
      }
      return sum;
    }

    double expected() {
      double drift = decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope;
      return level + share * drift;
    }

    void see(double value) {
      level += alpha * (value - level);
      seen++;
      decay *= 1 - alpha;
      double before = mean;
      mean += (value - mean) / seen;
      slope = seen < 2 ? 0 : ((seen - 2) * slope + 6 * (value - before) / seen) / (seen + 1);
      intercept = mean - (seen + 1) / 2.0 * slope;
    }

    double[] ahead(int horizon) {
      Filter copy = new Filter(this);
      double[] result = new double[horizon];
      for (int h = 0; h < horizon; h++) {
        result[h] = copy.expected();
        copy.see(result[h]);
      }
      return result;
    }
  }
}
