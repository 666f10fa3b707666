package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.query.MetricAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim beside the answer to each of its rows, and what these make together. */
record Compared(Claim claim, List<MetricAnswer> answers, @Nullable Double counted) {

  boolean isCount() {
    return claim.first().metric().unit() == Unit.COUNT;
  }

  /** Logged minus counted, as far as there is something counted. */
  BigDecimal lacking() {
    return counted == null ? claim.logged() : claim.logged().subtract(BigDecimal.valueOf(counted));
  }

  /** Whether {@code value} is what was logged: exactly for counts, else within half a percent. */
  boolean isLogged(@Nullable Double value) {
    if (value == null) {
      return false;
    }
    double logged = claim.logged().doubleValue();
    return isCount() ? value == logged : Math.abs(value - logged) <= Math.abs(logged) * 0.005;
  }
}
