package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import java.util.Arrays;

/**
 * The last step of what was known, with what was usual before it. Steps that were told as missing
 * stand in {@code flat} without a value, so that what comes after them is not judged by them.
 */
record Step(Course course, Limits limits, Flattened flat, double[] values, int at) {

  /** Of few values the deviation is told too small as often as too large. */
  static final double FEW = 5;

  /** What was usual: a flat level and the usual deviation from it. */
  record Usual(double level, double deviation) {
    double strength(double flat) {
      return (flat - level) / deviation;
    }
  }

  /**
   * Before the last step, by the medians of the steps before each step (as running medians are used
   * by Tukey 1977) and the median absolute deviation from them.
   */
  Usual usual() {
    Pace pace = course.pace();
    int from = Math.max(pace.level() / 2, at - pace.before() - pace.spread());
    double[] misses = new double[Math.max(0, at - from)];
    for (int t = from; t < at; t++) {
      misses[t - from] = flat.at(t) - level(t);
    }
    double bias = Robust.median(misses);
    double level = level(at) + (Double.isNaN(bias) ? 0 : bias);
    double spread = Robust.spread(misses) * (1 + FEW / Math.max(1, misses.length));
    return new Usual(level, Math.max(spread, flat.floor(level)));
  }

  private double level(int t) {
    return Robust.median(flat.between(t - course.pace().level(), t));
  }

  /**
   * How far each step before the last lay from what was usual then, in the deviations that are now.
   */
  double[] apart(Usual usual) {
    int from = Math.min(at, course.pace().level() / 2);
    double bias = usual.level() - level(at);
    double[] apart = new double[at - from];
    Arrays.setAll(apart, i -> (flat.at(from + i) - level(from + i) - bias) / usual.deviation());
    return apart;
  }

  /** Whether a change from {@code expected} to {@code value} is large enough to be of interest. */
  boolean matters(double value, double expected) {
    double change = Math.abs(value - expected);
    return switch (course.scale()) {
      case COUNT ->
          change >= limits.leastCount() && change >= limits.leastShare() * Math.max(1, expected);
      case AMOUNT, BALANCE -> change >= limits.leastShare() * Math.abs(expected);
      case FRACTION -> change >= limits.leastPoints();
    };
  }

  /** Days off explain that there is little. */
  boolean excused(Direction direction, int step) {
    return direction == Direction.DOWN && course.quiet()[step];
  }

  static Direction direction(double change) {
    return change > 0 ? Direction.UP : Direction.DOWN;
  }
}
