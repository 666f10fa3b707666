package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricCompiler;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.server.settings.RetentionSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that retention loses no figure. */
public final class Figures {
  private Figures() {}

  /**
   * Refuses settings that would remove what a metric of {@code catalog} is made of, and names the
   * two.
   */
  public static void keep(RetentionSettings settings, MetricCatalog catalog) {
    if (!settings.removes() || settings.rules().keepsEverything()) {
      return;
    }
    for (Map.Entry<String, Keep> module : settings.rules().modules().entrySet()) {
      if (!module.getValue().equals(Keep.FOREVER)) {
        throw refusal(
            "events of module '" + module.getKey() + "'",
            module.getValue(),
            reader(catalog, module.getKey()));
      }
    }
    throw refusal("events", settings.rules().keep(), reader(catalog, null));
  }

  /** A metric that reads {@code module} by its name, else one that reads any; null means all. */
  private static String reader(MetricCatalog catalog, @Nullable String module) {
    MetricCompiler compiler = new MetricCompiler(catalog, Baselines.aecos());
    List<CompiledMetric> metrics = catalog.metrics().stream().map(compiler::compile).toList();
    return metrics.stream()
        .filter(metric -> metric.types().stream().anyMatch(type -> type.module().equals(module)))
        .findFirst()
        .or(() -> metrics.stream().filter(metric -> metric.types().isEmpty()).findFirst())
        .map(metric -> "metric '" + metric.metric().name() + "'")
        .orElse("the list of events");
  }

  private static AnalyticsException refusal(String what, Keep after, String figure) {
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION,
        "config.yaml: 'retention' would remove "
            + what
            + " after "
            + after.words()
            + ", and "
            + figure
            + " is made of them: it would no longer be complete. Say `then: archive`");
  }
}
