package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers behind a metric are spread. {@code count} events carry the number, {@code
 * missing} more do not; the buckets' events add up to {@code count}. All figures are exact.
 */
public record DistributionAnswer(
    Metric metric,
    long count,
    long missing,
    @Nullable Double least,
    @Nullable Double greatest,
    @Nullable Double mean,
    List<Quantile> quantiles,
    List<Bucket> buckets,
    Trust trust) {

  /** The number that the share {@code q} of all lies at or below, by linear interpolation. */
  public record Quantile(double q, @Nullable Double value) {}

  /** The events with {@code atLeast ≤ number < below}; null is open. */
  public record Bucket(@Nullable Double atLeast, @Nullable Double below, long events) {}
}
