package io.aecos.analytics.projection;

import java.util.List;

/**
 * Asks how estimates compare with actuals. An element's estimate is the latest number of the
 * estimates' field, its actual the sum of the actuals'; an element that has both is a pair. The
 * relative error of a pair is {@code (estimate − actual) ÷ actual}; pairs whose actual is 0 have
 * none. {@code edges} (ascending) cut the errors into {@code edges.size() + 1} bins, open at both
 * ends; an error on an edge belongs to the bin above. A pair is near when its error is at most
 * {@code tolerance} in size. At most {@code limit} points come back, those with the greatest actual
 * first.
 */
public record PairPlan(
    Extent extent,
    Side estimates,
    Side actuals,
    List<Double> edges,
    List<Double> quantiles,
    double tolerance,
    Level level,
    int limit) {

  public PairPlan {
    edges = List.copyOf(edges);
    quantiles = List.copyOf(quantiles);
  }

  /** Which events, and which number of theirs. */
  public record Side(Condition condition, Field field) {}

  /** What a point stands for; a project's point sums up its pairs. Errors are always per pair. */
  public enum Level {
    ELEMENT,
    PROJECT
  }
}
