package io.aecos.analytics.server.insight;

import io.aecos.analytics.insight.DistributionAnswer.Quantile;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number that the share {@code q} of all lies at or below. */
public record QuantileJson(double q, @Nullable BigDecimal value) {
  static List<QuantileJson> of(List<Quantile> quantiles) {
    return quantiles.stream()
        .map(quantile -> new QuantileJson(quantile.q(), Numbers.computed(quantile.value())))
        .toList();
  }
}
