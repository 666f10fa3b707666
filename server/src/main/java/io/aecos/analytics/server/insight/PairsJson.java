package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.DistributionAnswer.Bucket;
import io.aecos.analytics.insight.DistributionAnswer.Quantile;
import io.aecos.analytics.insight.PairsAnswer;
import io.aecos.analytics.projection.PairCells.Point;
import io.aecos.analytics.projection.PairCells.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How estimates compare with actuals. */
public record PairsJson(
    String metric,
    String title,
    double tolerance,
    Summary summary,
    @Nullable Double bias,
    @Nullable Double accuracy,
    List<Bucket> bins,
    List<Quantile> quantiles,
    List<Point> points,
    @JsonUnwrapped TrustJson trust) {

  static PairsJson of(PairsAnswer answer) {
    return new PairsJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.tolerance(),
        answer.summary(),
        answer.bias(),
        answer.accuracy(),
        answer.bins(),
        answer.quantiles(),
        answer.points(),
        TrustJson.of(answer.trust()));
  }
}
