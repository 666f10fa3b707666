package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest steps lie on another level than those before them, which a trend does not explain: the
 * rank-sum test (Mann and Whitney 1947) on what is left of a robust line (Theil 1950, Sen 1968),
 * and nearly all of them on the same side. Where it began is where the cumulative sum of deviations
 * turns (Page 1954, Pettitt 1979).
 */
final class LevelShifts implements Detector {
  private static final double CERTAIN = 2.75;
  private static final double TREND = 2.6;
  private static final double ALL = 0.8;

  @Override
  public @Nullable Anomaly at(Step step) {
    Pace pace = step.course().pace();
    int end = step.at() + 1;
    int start = end - pace.recent();
    int from = Math.max(0, start - pace.before());
    double[] window = detrended(atWork(step, from, end), start - from);
    double[] before = Arrays.copyOf(window, start - from);
    double[] after = Arrays.copyOfRange(window, start - from, window.length);
    int known = Robust.known(after).length;
    if (step.course().quiet()[step.at()]
        || Robust.known(before).length < 2 * pace.recent()
        || known < ALL * pace.recent()) {
      return null;
    }
    double middle = Robust.median(before);
    double deviation = Math.max(deviation(before), step.flat().floor(middle));
    double strength = (Robust.median(after) - middle) / deviation;
    Direction direction = Step.direction(strength);
    double sign = Math.signum(strength);
    long beyond =
        Arrays.stream(after).filter(one -> sign * (one - middle) >= 1.5 * deviation).count();
    double flat = step.flat().at(step.at()) - window[window.length - 1];
    double value = step.flat().restored(Robust.median(after) + flat, step.at());
    double expected = step.flat().restored(middle + flat, step.at());
    if (Math.abs(strength) < step.limits().shift()
        || Math.abs(Robust.ranked(before, after)) < CERTAIN
        || beyond < ALL * known
        || sign * visible(step, start, end) < deviation * step.limits().shift() / 2
        || !step.matters(value, expected)) {
      return null;
    }
    int began =
        from + turn(window, start - from, pace.recent(), (Robust.median(after) + middle) / 2, sign);
    return new Anomaly(
        Kind.LEVEL_SHIFT,
        direction,
        began,
        step.at(),
        value,
        expected,
        Math.abs(strength),
        Double.NaN);
  }

  /** By the distances from the middle or between neighbours, whichever tells more. */
  private static double deviation(double[] before) {
    double[] apart = new double[before.length - 1];
    Arrays.setAll(apart, i -> (before[i + 1] - before[i]) / Math.sqrt(2));
    double spread = Math.max(Robust.spread(before), Robust.spread(apart));
    return spread * (1 + Step.FEW / before.length);
  }

  /** How far the latest steps lie from those right before them, whatever the line says. */
  private static double visible(Step step, int start, int end) {
    return Robust.median(atWork(step, start, end))
        - Robust.median(atWork(step, start - step.course().pace().level(), start));
  }

  /** Days off say nothing about the level. */
  private static double[] atWork(Step step, int from, int end) {
    double[] values = step.flat().between(from, end);
    for (int t = from; t < end; t++) {
      values[t - from] = step.course().quiet()[t] ? Double.NaN : values[t - from];
    }
    return values;
  }

  /** Without the line through the first {@code known} steps. */
  private static double[] detrended(double[] values, int known) {
    double slope = Robust.slope(Arrays.copyOf(values, known), TREND);
    double[] flat = values.clone();
    for (int t = 0; t < flat.length; t++) {
      flat[t] -= slope * (t - known / 2.0);
    }
    return flat;
  }

  /** The step, no farther back than a few, from which on the sum of deviations is greatest. */
  private static int turn(double[] window, int start, int recent, double between, double sign) {
    int first = Math.max(0, start - recent);
    int best = start;
    double sum = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int t = window.length - 1; t >= first; t--) {
      sum += Double.isNaN(window[t]) ? 0 : sign * (window[t] - between);
      if (t <= start && sum > most) {
        most = sum;
        best = t;
      }
    }
    return best;
  }
}
