package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Nothing, or no value, in steps that nearly always had some: longer than any pause before, and so
 * long that pauses of single steps, as often as they were, would come together by a chance below
 * the pace's. Steps of which little is expected (weekends) tell nothing.
 */
final class Missing implements Detector {
  private static final double LONGER = 1.5;

  @Override
  public @Nullable Anomaly at(Step step) {
    int at = step.at();
    if (!nothing(step, at)) {
      return null;
    }
    int first = at;
    while (first > 0 && nothing(step, first - 1)) {
      first--;
    }
    double level = Robust.median(step.flat().between(first - step.course().pace().level(), first));
    double missed = 0;
    int run = 0;
    for (int t = first; t <= at; t++) {
      double expected = step.flat().restored(level, t);
      if (expected >= 1 && !step.course().quiet()[t] || !isCount(step)) {
        run++;
        missed += expected;
      }
    }
    double[] usual = pauses(step, first, level);
    double unlikely = -run * Math.log10(usual[0]);
    boolean enough = !isCount(step) || missed >= step.limits().leastCount();
    if (!enough
        || run <= LONGER * usual[1]
        || unlikely < -Math.log10(step.course().pace().gapChance())) {
      return null;
    }
    double expected = step.flat().restored(level, first);
    return new Anomaly(Kind.MISSING, Direction.DOWN, first, at, 0, expected, unlikely, Double.NaN);
  }

  static boolean isCount(Step step) {
    return step.course().scale() == Course.Scale.COUNT
        || step.course().scale() == Course.Scale.AMOUNT;
  }

  private static boolean nothing(Step step, int t) {
    double value = step.values()[t];
    return Double.isNaN(value) || value == 0 && isCount(step);
  }

  /** How often steps that count had nothing before, and how many of them in a row at most. */
  private static double[] pauses(Step step, int first, double level) {
    int counted = 0;
    int pauses = 0;
    int run = 0;
    int longest = 0;
    for (int t = 0; t < first; t++) {
      if (!isCount(step) || step.flat().restored(level, t) >= 1 && !step.course().quiet()[t]) {
        counted++;
        boolean pause = nothing(step, t);
        pauses += pause ? 1 : 0;
        run = pause ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return new double[] {(pauses + 1.0) / (counted + 2.0), longest};
  }
}
