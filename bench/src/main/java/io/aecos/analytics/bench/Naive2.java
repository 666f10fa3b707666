package io.aecos.analytics.bench;

/**
 * The benchmark of M4: the last value, seasonally adjusted by multiplicative classical
 * decomposition where a 90 % test of the autocorrelation finds a season. Written apart from what it
 * measures.
 */
final class Naive2 {
  private static final double CRITICAL = 1.645;

  private Naive2() {}

  static double[] forecast(double[] train, int period, int horizon) {
    double[] factors = new double[period];
    java.util.Arrays.fill(factors, 1);
    if (period > 1 && seasonal(train, period)) {
      factors = factors(train, period);
    }
    int last = train.length - 1;
    double level = train[last] / factors[last % period];
    double[] result = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      result[h] = level * factors[(train.length + h) % period];
    }
    return result;
  }

  /** As the competition's own test: three periods at least, and Bartlett's limit. */
  private static boolean seasonal(double[] train, int period) {
    if (train.length < 3 * period) {
      return false;
    }
    double mean = java.util.Arrays.stream(train).average().orElse(0);
    double variance = product(train, mean, 0);
    double squares = 0;
    for (int lag = 1; lag < period; lag++) {
      double r = product(train, mean, lag) / variance;
      squares += r * r;
    }
    double limit = CRITICAL * Math.sqrt((1 + 2 * squares) / train.length);
    return Math.abs(product(train, mean, period) / variance) > limit;
  }

  private static double product(double[] train, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < train.length; t++) {
      sum += (train[t] - mean) * (train[t - lag] - mean);
    }
    return sum;
  }

  private static double[] factors(double[] train, int period) {
    double[] sums = new double[period];
    int[] counts = new int[period];
    for (int t = period / 2; t < train.length - period / 2; t++) {
      double around = 0;
      for (int i = -period / 2; i <= period / 2; i++) {
        boolean edge = period % 2 == 0 && Math.abs(i) == period / 2;
        around += edge ? train[t + i] / 2 : train[t + i];
      }
      sums[t % period] += train[t] * period / around;
      counts[t % period]++;
    }
    double all = 0;
    for (int i = 0; i < period; i++) {
      sums[i] /= counts[i];
      all += sums[i] / period;
    }
    for (int i = 0; i < period; i++) {
      sums[i] /= all;
    }
    return sums;
  }
}
