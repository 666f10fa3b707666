package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.DistributionAnswer;
import io.aecos.analytics.insight.DistributionAnswer.Bucket;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers behind a metric are spread; the least and the greatest are as events carry them.
 */
public record SpreadJson(
    String metric,
    String title,
    String unit,
    long count,
    long missing,
    @Nullable Double least,
    @Nullable Double greatest,
    @Nullable BigDecimal mean,
    List<QuantileJson> quantiles,
    List<Bucket> buckets,
    @JsonUnwrapped TrustJson trust) {

  static SpreadJson of(DistributionAnswer answer) {
    return new SpreadJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        answer.count(),
        answer.missing(),
        answer.least(),
        answer.greatest(),
        Numbers.computed(answer.mean()),
        QuantileJson.of(answer.quantiles()),
        answer.buckets(),
        TrustJson.of(answer.trust()));
  }
}
