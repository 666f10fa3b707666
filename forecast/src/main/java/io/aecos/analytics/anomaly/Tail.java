package io.aecos.analytics.anomaly;

import java.util.Arrays;

/**
 * How likely a value as far out as one is by chance alone, told from how far out values were
 * before. Student's t of several degrees of freedom are weighed by how well each explains those
 * (Bayesian model averaging: Hoeting and others 1999), so that a few values leave heavy tails
 * possible and many quiet ones rule them out.
 */
final class Tail {
  private static final int[] FREEDOM = {2, 4, 8, 16, 64};

  /** Half of normal values lie within so many standard deviations. */
  private static final double HALF = 0.674489750196082;

  /** The farthest of the values before may be what the detectors are to find. */
  private static final int LEFT_OUT = 1;

  private final double[] weights;

  /** {@code before} are usual deviations from what was usual. */
  Tail(double[] before) {
    double[] apart = Arrays.stream(Robust.known(before)).map(Math::abs).sorted().toArray();
    int counted = Math.max(0, apart.length - LEFT_OUT);
    weights = new double[FREEDOM.length];
    for (int i = 0; i < weights.length; i++) {
      for (int t = 0; t < counted; t++) {
        weights[i] += Student.of(FREEDOM[i]).logDensity(apart[t]);
      }
    }
    double best = Arrays.stream(weights).max().orElse(0);
    Arrays.setAll(weights, i -> Math.exp(weights[i] - best));
  }

  /** That a value lies {@code strength} usual deviations from the usual, or farther. */
  double chance(double strength) {
    double chance = 0;
    for (int i = 0; i < weights.length; i++) {
      chance += weights[i] * Student.of(FREEDOM[i]).beyond(strength);
    }
    return chance / Arrays.stream(weights).sum();
  }

  /**
   * Of an even number of degrees of freedom, scaled so that half of it lies where half of normal
   * values do.
   */
  private record Student(int freedom, double scale, double logOfMiddle) {
    private static final Student[] ALL =
        Arrays.stream(FREEDOM).mapToObj(Student::new).toArray(Student[]::new);

    private Student(int freedom) {
      this(freedom, scale(freedom), Math.log(middle(freedom) / scale(freedom)));
    }

    static Student of(int freedom) {
      return ALL[Arrays.binarySearch(FREEDOM, freedom)];
    }

    double logDensity(double value) {
      double t = value / scale;
      return logOfMiddle - (freedom + 1) / 2.0 * Math.log1p(t * t / freedom);
    }

    double beyond(double value) {
      return 1 - within(freedom, Math.abs(value) / scale);
    }

    private static double middle(int freedom) {
      double gammas = Math.sqrt(Math.PI) / 2;
      for (int n = 2; n < freedom; n += 2) {
        gammas *= (n + 1.0) / n;
      }
      return gammas / Math.sqrt(freedom * Math.PI);
    }

    private static double scale(int freedom) {
      double low = 0;
      double high = 2;
      for (int i = 0; i < 60; i++) {
        double t = (low + high) / 2;
        if (within(freedom, t) < 0.5) {
          low = t;
        } else {
          high = t;
        }
      }
      return HALF / low;
    }

    /** The finite series of the distribution (Abramowitz and Stegun 1964, 26.7.4). */
    private static double within(int freedom, double t) {
      double cosine = freedom / (freedom + t * t);
      double term = 1;
      double sum = 1;
      for (int k = 1; k < freedom / 2; k++) {
        term *= cosine * (2 * k - 1) / (2 * k);
        sum += term;
      }
      return t / Math.sqrt(freedom + t * t) * sum;
    }
  }
}
