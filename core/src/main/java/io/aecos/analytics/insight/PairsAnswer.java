package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.PairCells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How estimates compare with actuals. {@code bias} is {@code (Σ estimate − Σ actual) ÷ Σ actual},
 * {@code accuracy} {@code 1 − Σ|estimate − actual| ÷ Σ actual}, at least 0; both null without
 * actuals. The bins hold relative errors and add up to {@code summary.pairs −
 * summary.withoutError}.
 */
public record PairsAnswer(
    Metric metric,
    double tolerance,
    PairCells.Summary summary,
    @Nullable Double bias,
    @Nullable Double accuracy,
    List<DistributionAnswer.Bucket> bins,
    List<DistributionAnswer.Quantile> quantiles,
    List<PairCells.Point> points,
    Trust trust) {}
