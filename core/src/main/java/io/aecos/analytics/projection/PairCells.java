package io.aecos.analytics.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How estimates compare with actuals; see {@link PairPlan}. */
public record PairCells(
    Summary summary,
    List<Long> bins,
    List<@Nullable Double> quantiles,
    List<Point> points,
    Watermark watermark,
    String statement) {

  /**
   * All pairs together. {@code estimate}, {@code actual} and {@code absoluteError} are sums, 0
   * without pairs; {@code points} tells how many points there are before the limit.
   */
  public record Summary(
      long pairs,
      long onlyEstimated,
      long onlyActual,
      long withoutError,
      long near,
      double estimate,
      double actual,
      double absoluteError,
      long points) {}

  /** One element, or one project with its {@code pairs} summed up and no {@code elementGuid}. */
  public record Point(
      @Nullable String project,
      @Nullable String elementGuid,
      @Nullable String elementType,
      long pairs,
      double estimate,
      double actual) {}
}
