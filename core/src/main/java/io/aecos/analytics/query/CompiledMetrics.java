package io.aecos.analytics.query;

import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricCompiler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics compiled once for all who ask for them while the baselines stay what they are. Safe for
 * use by many threads.
 */
final class CompiledMetrics {
  private final Baselines baselines;
  private final MetricCompiler compiler;
  private final Map<String, CompiledMetric> known = new ConcurrentHashMap<>();

  CompiledMetrics(MetricCatalog catalog, Baselines baselines) {
    this.baselines = baselines;
    this.compiler = new MetricCompiler(catalog, baselines);
  }

  Baselines baselines() {
    return baselines;
  }

  /** A metric of the catalogue. */
  CompiledMetric of(Metric metric) {
    return known.computeIfAbsent(metric.name(), name -> compiler.compile(metric));
  }
}
