package io.aecos.analytics.outlook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the next update is likely, from the gaps between those before and the time since the last.
 */
final class Cadence {
  private static final double DAY = 86_400_000.0;

  /** From so many gaps on, those that follow are what it is tried on. */
  private static final int TRAINED = 3;

  /** Beyond this the past says nothing any more about when. */
  private static final double SPENT = 0.999;

  private Cadence() {}

  /**
   * Days from the last update to the next, and the mean error in days of such a statement about
   * {@code origins} gaps of the past. {@code estimate} is null where the gap has become longer than
   * the past allows for.
   */
  record Result(@Nullable Estimate estimate, double[] gaps, double errorDays, int origins) {}

  /** Of updates by time; null where there are fewer than {@link Reach#LEAST}. */
  static @Nullable Result of(List<RuleUpdate> updates, Instant now) {
    if (updates.size() < Reach.LEAST) {
      return null;
    }
    double[] gaps = gaps(updates);
    double error = 0;
    for (int k = TRAINED; k < gaps.length; k++) {
      double[] before = java.util.Arrays.copyOf(gaps, k);
      error += Math.abs(new Spread(before).next().expected() - gaps[k]);
    }
    int origins = gaps.length - TRAINED;
    Spread spread = new Spread(gaps);
    double elapsed = days(updates.get(updates.size() - 1).at(), now);
    boolean spent = spread.passed(elapsed) > SPENT;
    return new Result(spent ? null : spread.beyond(elapsed), gaps, error / origins, origins);
  }

  /** Days between updates, at least an hour. */
  static double[] gaps(List<RuleUpdate> updates) {
    double[] gaps = new double[Math.max(0, updates.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Math.max(1 / 24.0, days(updates.get(i).at(), updates.get(i + 1).at()));
    }
    return gaps;
  }

  static double days(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / DAY;
  }
}
