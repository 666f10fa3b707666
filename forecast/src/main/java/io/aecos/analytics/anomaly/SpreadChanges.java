package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours differ more, or less, than they did before: the rank-sum test on the distances between
 * neighbours (as Brown and Forsythe 1974 and Conover 1981 compare spreads by distances from the
 * median), which a single spike or shift cannot carry, and a ratio of their medians.
 */
final class SpreadChanges implements Detector {
  private static final double CERTAIN = 3.6;
  private static final double REALLY = 0.6;

  @Override
  public @Nullable Anomaly at(Step step) {
    Pace pace = step.course().pace();
    int end = step.at() + 1;
    int start = end - pace.spread();
    int from = Math.max(1, start - pace.before());
    double[] before = distances(step, from, start);
    double[] after = distances(step, Math.max(1, start), end);
    if (Robust.known(before).length < pace.spread()
        || Robust.known(after).length < 0.8 * pace.spread()) {
      return null;
    }
    double floor = REALLY * step.flat().floor(Robust.median(step.flat().between(from, end)));
    double was = Math.max(floor, Robust.median(before));
    double is = Math.max(floor, Robust.median(after));
    double ratio = Math.max(is / was, was / is);
    if (ratio < step.limits().spread() || Math.abs(Robust.ranked(before, after)) < CERTAIN) {
      return null;
    }
    Direction direction = Step.direction(is - was);
    return new Anomaly(Kind.SPREAD, direction, start, step.at(), is, was, ratio, Double.NaN);
  }

  static double[] distances(Step step, int from, int to) {
    double[] distances = new double[Math.max(0, to - from)];
    Arrays.setAll(
        distances, i -> Math.abs(step.flat().at(from + i) - step.flat().at(from + i - 1)));
    return distances;
  }
}
