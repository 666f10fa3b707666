package io.aecos.analytics.outlook;

/**
 * Student's t distribution: what a mean of few values leaves open. With x = √ν · tan θ its density
 * is proportional to cos(θ) to the power ν − 1, which is summed up along a grid of θ; between its
 * points the sum is taken for a straight line. Good for four digits.
 */
public final class StudentT {
  private static final int STEPS = 4_000;
  private static final double WIDTH = Math.PI / STEPS;

  private final int degrees;
  private final double[] sums = new double[STEPS + 1];

  /** With {@code degrees} of freedom, at least 1. */
  public StudentT(int degrees) {
    this.degrees = degrees;
    for (int i = 0; i < STEPS; i++) {
      double middle = Math.cos((i + .5) * WIDTH - Math.PI / 2);
      sums[i + 1] = sums[i] + Math.pow(middle, degrees - 1);
    }
  }

  /** The probability of a value of at most {@code x}. */
  public double cumulative(double x) {
    double place = (Math.atan(x / Math.sqrt(degrees)) + Math.PI / 2) / WIDTH;
    int step = (int) Math.max(0, Math.min(STEPS - 1, Math.floor(place)));
    double sum = sums[step] + (place - step) * (sums[step + 1] - sums[step]);
    return sum / sums[STEPS];
  }

  /** The value that is not passed with the probability {@code p}, between 0 and 1. */
  public double quantile(double p) {
    double wanted = p * sums[STEPS];
    int low = 0;
    int high = STEPS;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (sums[middle] < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double place = low + (wanted - sums[low]) / (sums[high] - sums[low]);
    return Math.sqrt(degrees) * Math.tan(place * WIDTH - Math.PI / 2);
  }
}
