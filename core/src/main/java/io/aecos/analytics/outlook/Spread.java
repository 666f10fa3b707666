package io.aecos.analytics.outlook;

/**
 * Positive values whose logarithms are taken for normally distributed: the next one lies in a t
 * interval around their mean, wider the fewer there are. See Hahn and Meeker, Statistical
 * Intervals, on the prediction of a future value.
 */
final class Spread {
  /** No past is so regular that the next value could be told exactly. */
  private static final double LEAST_DEVIATION = 0.05;

  private final double mean;
  private final double deviation;
  private final StudentT law;

  /** {@code values} are positive and at least two. */
  Spread(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.log(value);
    }
    this.mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (Math.log(value) - mean) * (Math.log(value) - mean);
    }
    double own = Math.max(LEAST_DEVIATION, Math.sqrt(squares / (values.length - 1)));
    this.deviation = own * Math.sqrt(1 + 1.0 / values.length);
    this.law = new StudentT(values.length - 1);
  }

  /** The next value. */
  Estimate next() {
    return beyond(0);
  }

  /** The next value, of which it is known that it is more than {@code least}. */
  Estimate beyond(double least) {
    double passed = passed(least);
    return new Estimate(
        at(passed, .5), at(passed, .1), at(passed, .9), at(passed, .025), at(passed, .975));
  }

  /** How probable a value of at most {@code least} was. */
  double passed(double least) {
    return least <= 0 ? 0 : law.cumulative((Math.log(least) - mean) / deviation);
  }

  private double at(double passed, double p) {
    return Math.exp(mean + deviation * law.quantile(passed + p * (1 - passed)));
  }
}
