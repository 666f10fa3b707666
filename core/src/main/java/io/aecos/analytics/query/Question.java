package io.aecos.analytics.query;

import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.projection.Dimension;
import java.util.List;

/** One asked metric, understood: compiled, with its dimensions resolved. */
record Question(MetricQuery query, CompiledMetric metric, List<Dimension> by) {}
