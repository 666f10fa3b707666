package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.DistributionAnswer.Bucket;
import io.aecos.analytics.insight.PairsAnswer;
import io.aecos.analytics.projection.PairCells.Point;
import io.aecos.analytics.projection.PairCells.Summary;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How estimates compare with actuals; points are as events carry them, figures are computed. */
public record PairsJson(
    String metric,
    String title,
    double tolerance,
    SummaryJson summary,
    @Nullable BigDecimal bias,
    @Nullable BigDecimal accuracy,
    List<Bucket> bins,
    List<QuantileJson> quantiles,
    List<Point> points,
    @JsonUnwrapped TrustJson trust) {

  /** All pairs together. */
  public record SummaryJson(
      long pairs,
      long onlyEstimated,
      long onlyActual,
      long withoutError,
      long near,
      @Nullable BigDecimal estimate,
      @Nullable BigDecimal actual,
      @Nullable BigDecimal absoluteError,
      long points) {
    static SummaryJson of(Summary summary) {
      return new SummaryJson(
          summary.pairs(),
          summary.onlyEstimated(),
          summary.onlyActual(),
          summary.withoutError(),
          summary.near(),
          Numbers.computed(summary.estimate()),
          Numbers.computed(summary.actual()),
          Numbers.computed(summary.absoluteError()),
          summary.points());
    }
  }

  static PairsJson of(PairsAnswer answer) {
    return new PairsJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.tolerance(),
        SummaryJson.of(answer.summary()),
        Numbers.computed(answer.bias()),
        Numbers.computed(answer.accuracy()),
        answer.bins(),
        QuantileJson.of(answer.quantiles()),
        answer.points(),
        TrustJson.of(answer.trust()));
  }
}
