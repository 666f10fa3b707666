package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A step far from the median of those before it, in usual deviations (Hampel's identifier: Davies
 * and Gather 1993), and farther than the tails of what was before make likely. One that was as far
 * more than once lately is usual, whatever the deviation says. Where one delivery brought it, and
 * the rest would have been usual, it is a burst.
 */
final class Spikes implements Detector {
  private static final double NEARLY = 0.6;
  private static final int USUAL = 2;
  private static final double REST = 3;
  private static final double MOST = 0.5;

  @Override
  public @Nullable Anomaly at(Step step) {
    int at = step.at();
    double value = step.values()[at];
    if (Double.isNaN(value)) {
      return null;
    }
    Step.Usual usual = step.usual();
    double strength = usual.strength(step.flat().at(at));
    double expected = step.flat().restored(usual.level(), at);
    Direction direction = Step.direction(strength);
    if (!(Math.abs(strength) >= step.limits().spike())
        || !step.matters(value, expected)
        || step.excused(direction, at)
        || wasSo(step, usual, strength)
        || mayBeChance(step, usual, strength)) {
      return null;
    }
    double delivery = step.course().largest()[at];
    boolean burst = direction == Direction.UP && isBurst(step, usual, value, delivery);
    return new Anomaly(
        burst ? Kind.BURST : Kind.SPIKE,
        direction,
        at,
        at,
        value,
        expected,
        Math.abs(strength),
        burst ? delivery : Double.NaN);
  }

  private static boolean mayBeChance(Step step, Step.Usual usual, double strength) {
    double rare = step.course().pace().tail() / step.limits().together();
    return new Tail(step.apart(usual)).chance(strength) > rare;
  }

  private static boolean isBurst(Step step, Step.Usual usual, double value, double delivery) {
    return delivery >= MOST * value
        && usual.strength(step.flat().flat(value - delivery, step.at())) <= REST;
  }

  /** The last step was so already, or several of the last year were nearly so. */
  private static boolean wasSo(Step step, Step.Usual usual, double strength) {
    int at = step.at();
    int alike = 0;
    for (int t = Math.max(0, at - step.course().pace().year()); t < at; t++) {
      double before = usual.strength(step.flat().at(t));
      boolean same = before * strength > 0 && Math.abs(before) >= NEARLY * Math.abs(strength);
      if (same && t == at - 1) {
        return true;
      }
      alike += same ? 1 : 0;
    }
    return alike >= USUAL;
  }
}
