package io.aecos.analytics.forecast;

/**
 * Exponential smoothing without a season: of the level alone, with Holt's trend or with a damped
 * one, in the error correction form with additive errors (Hyndman and Athanasopoulos 8.1, 8.2,
 * 8.5). The smoothing parameters make the sum of squared one-step errors least. The errors are
 * linear in the level and slope before the first value, so for given parameters those follow by
 * least squares, and only the parameters are searched.
 */
record Smoothing(Trend trend) implements Method {
  private static final int EVALUATIONS = 120;
  private static final double LEAST_DAMPING = 0.8;
  private static final double MOST_DAMPING = 0.98;

  /** What goes on beyond the last value. */
  enum Trend {
    NONE("ses", "exponential smoothing"),
    LINEAR("holt", "exponential smoothing with Holt's trend"),
    DAMPED("damped", "exponential smoothing with damped trend");

    private final String name;
    private final String title;

    Trend(String name, String title) {
      this.name = name;
      this.title = title;
    }
  }

  @Override
  public String name() {
    return trend.name;
  }

  @Override
  public String title() {
    return trend.title;
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= (trend == Trend.NONE ? 3 : 5);
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    Weights weights = fit(values, known);
    Filter filter = new Filter(weights);
    filter.start(values, known);
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

  /** The parameters that make the squared one-step errors of the first values least. */
  Weights fit(double[] values, int known) {
    int size = trend == Trend.NONE ? 1 : trend == Trend.LINEAR ? 2 : 3;
    double[] start = {0, -2, 1};
    double[] best =
        Simplex.least(
            point -> new Filter(weights(point)).start(values, known),
            java.util.Arrays.copyOf(start, size),
            EVALUATIONS);
    return weights(best);
  }

  private Weights weights(double[] point) {
    double alpha = between(point[0], 0.001, 0.999);
    double beta = trend == Trend.NONE ? 0 : alpha * between(point[1], 0.0001, 0.999);
    double phi =
        trend == Trend.DAMPED
            ? between(point[2], LEAST_DAMPING, MOST_DAMPING)
            : trend == Trend.LINEAR ? 1 : 0;
    return new Weights(alpha, beta, phi);
  }

  static double between(double unbounded, double low, double high) {
    return low + (high - low) / (1 + Math.exp(-unbounded));
  }

  /** Of the level, of the slope, and how much of the slope remains with each step. */
  record Weights(double alpha, double beta, double phi) {}

  /** Runs along a series. */
  static final class Filter {
    private final Weights weights;
    private double level;
    private double slope;

    Filter(Weights weights) {
      this.weights = weights;
    }

    /** Sets the best state before the first value; the sum of squared errors with it. */
    double start(double[] values, int known) {
      double alpha = weights.alpha;
      double beta = weights.beta;
      double phi = weights.phi;
      boolean sloped = phi > 0;
      double l = 0;
      double b = 0;
      double l1 = 1;
      double b1 = 0;
      double l2 = 0;
      double b2 = 1;
      double s11 = 0;
      double s12 = 0;
      double s22 = 0;
      double s1e = 0;
      double s2e = 0;
      double see = 0;
      for (int t = 0; t < known; t++) {
        double e = values[t] - l - phi * b;
        double x1 = l1 + phi * b1;
        double x2 = l2 + phi * b2;
        s11 += x1 * x1;
        s12 += x1 * x2;
        s22 += x2 * x2;
        s1e += x1 * e;
        s2e += x2 * e;
        see += e * e;
        double next = l + phi * b;
        l = next + alpha * e;
        b = phi * b + beta * e;
        l1 = x1 - alpha * x1;
        b1 = phi * b1 - beta * x1;
        l2 = x2 - alpha * x2;
        b2 = phi * b2 - beta * x2;
      }
      double determinant = s11 * s22 - s12 * s12;
      if (!sloped || determinant <= 1e-12 * s11 * s22) {
        level = s1e / s11;
        slope = 0;
      } else {
        level = (s22 * s1e - s12 * s2e) / determinant;
        slope = (s11 * s2e - s12 * s1e) / determinant;
      }
      return Math.max(0, see - level * s1e - slope * s2e);
    }

    void see(double value) {
      double expected = level + weights.phi * slope;
      double error = value - expected;
      level = expected + weights.alpha * error;
      slope = weights.phi * slope + weights.beta * error;
    }

    double[] ahead(int horizon) {
      double[] result = new double[horizon];
      double at = level;
      double step = slope;
      for (int h = 0; h < horizon; h++) {
        step *= weights.phi;
        at += step;
        result[h] = at;
      }
      return result;
    }
  }
}
