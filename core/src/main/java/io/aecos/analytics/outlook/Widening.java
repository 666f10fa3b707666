package io.aecos.analytics.outlook;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Intervals that held too few of the past are made wider, on the scale of logarithms, until they
 * would have held as many as they should. They are never made narrower: a few good guesses prove
 * little.
 */
record Widening(double by80, double by95) {

  /** From what was said before each of {@code came}. */
  static Widening of(List<Estimate> said, List<Reach.Touched> came) {
    double[] by80 = new double[said.size()];
    double[] by95 = new double[said.size()];
    for (int i = 0; i < by80.length; i++) {
      Estimate one = said.get(i);
      double actual = came.get(i).count();
      by80[i] = needed(one, actual, Estimate::low80, Estimate::high80);
      by95[i] = needed(one, actual, Estimate::low95, Estimate::high95);
    }
    return new Widening(atLeast(by80, .8), atLeast(by95, .95));
  }

  private static double needed(
      Estimate said,
      double actual,
      ToDoubleFunction<Estimate> low,
      ToDoubleFunction<Estimate> high) {
    double bound = (actual < said.expected() ? low : high).applyAsDouble(said);
    double width = Math.abs(distance(bound, said.expected()));
    double off = Math.abs(distance(actual, said.expected()));
    return width == 0 ? 1 : off / width;
  }

  private static double atLeast(double[] needed, double share) {
    double[] ordered = needed.clone();
    java.util.Arrays.sort(ordered);
    return Math.max(1, ordered[(int) Math.ceil(share * ordered.length) - 1]);
  }

  /** The wider estimate, of at most {@code most}. */
  Estimate of(Estimate estimate, double most) {
    return new Estimate(
        estimate.expected(),
        moved(estimate.low80(), estimate.expected(), by80, most),
        moved(estimate.high80(), estimate.expected(), by80, most),
        moved(estimate.low95(), estimate.expected(), Math.max(by80, by95), most),
        moved(estimate.high95(), estimate.expected(), Math.max(by80, by95), most));
  }

  private static double moved(double bound, double expected, double by, double most) {
    double moved = (expected + .5) * Math.exp(by * distance(bound, expected)) - .5;
    return Math.max(0, Math.min(most, moved));
  }

  private static double distance(double value, double expected) {
    return Math.log((value + .5) / (expected + .5));
  }
}
