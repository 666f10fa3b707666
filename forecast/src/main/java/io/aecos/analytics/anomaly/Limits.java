package io.aecos.analytics.anomaly;

/**
 * How sensitive the detectors are. {@code spike}, {@code shift} and {@code spread} are usual
 * deviations, and for the last the ratio of spreads; {@code leastSteps} have to be known before
 * anything is said; a change of counts is at least {@code leastCount} and of amounts {@code
 * leastShare} of what was expected, one of fractions {@code leastPoints}; {@code leastPerStep}
 * events stand behind each value on average.
 */
public record Limits(
    double spike,
    double shift,
    double spread,
    int leastSteps,
    double leastCount,
    double leastShare,
    double leastPoints,
    double leastPerStep) {
  public static final Limits DEFAULT = new Limits(5, 3.5, 2.2, 20, 10, 0.25, 0.05, 2);
}
