package io.aecos.analytics.anomaly;

/**
 * How sensitive the detectors are. {@code spike}, {@code shift} and {@code spread} are usual
 * deviations, and for the last the ratio of spreads; {@code together} is how many series share the
 * chance of a false spike; {@code leastSteps} have to be known before anything is said; a change of
 * counts is at least {@code leastCount} and of amounts {@code leastShare} of what was expected, one
 * of fractions {@code leastPoints}; {@code leastPerStep} events stand behind each value on average.
 */
public record Limits(
    double spike,
    double shift,
    double spread,
    int together,
    int leastSteps,
    double leastCount,
    double leastShare,
    double leastPoints,
    double leastPerStep) {
  public static final Limits DEFAULT = new Limits(5, 3.5, 2.5, 1, 20, 10, 0.25, 0.05, 2);

  private static final double STRICTER = 0.25;

  /**
   * For one of {@code series} that are watched together: the more there are, the farther from the
   * usual, so that all of them hardly cry more often than one.
   */
  public static Limits forOneOf(int series) {
    double factor = 1 + STRICTER * Math.log10(Math.max(1, series));
    return new Limits(
        DEFAULT.spike * factor,
        DEFAULT.shift * factor,
        DEFAULT.spread * factor,
        Math.max(1, series),
        DEFAULT.leastSteps,
        DEFAULT.leastCount,
        DEFAULT.leastShare,
        DEFAULT.leastPoints,
        DEFAULT.leastPerStep);
  }
}
