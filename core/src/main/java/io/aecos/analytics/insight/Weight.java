package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Better;
import io.aecos.analytics.metric.Metric;
import java.util.List;

/**
 * How much a finding matters: how large it is against what it is about (0 to 1), times how far in
 * front its metric stands on its sheet, times how new it is; good news a little less than bad.
 */
record Weight(List<String> order) {
  private static final double LAST = 0.5;
  private static final double GOOD = 0.8;
  private static final double OLD = 0.4;

  double of(Metric metric, double size, boolean up) {
    double place = (double) Math.max(0, order.indexOf(metric.name())) / Math.max(1, order.size());
    boolean good = metric.better() == (up ? Better.UP : Better.DOWN);
    return Math.min(1, Math.max(0, size)) * (1 - LAST * place) * (good ? GOOD : 1);
  }

  /** From 1 for what was found with the last step, down to where it is hardly news. */
  static double recent(int stepsAgo, int most) {
    return 1 - (1 - OLD) * Math.min(1, (double) stepsAgo / most);
  }

  /** The part of a whole that lies between two amounts. */
  static double size(double one, double other) {
    double most = Math.max(Math.abs(one), Math.abs(other));
    return most == 0 ? 0 : Math.abs(one - other) / most;
  }
}
