package io.aecos.analytics.sheet;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.YamlPart;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the names in a sheet may mean; one that means nothing is told where it stands. */
record Known(MetricCatalog metrics, Dimensions dimensions) {

  /** The names of metrics that {@code part} lists. */
  List<String> metrics(@Nullable YamlPart part) {
    return items(part).map(item -> checked(item, () -> metrics.get(item.text()))).toList();
  }

  /** The names of dimensions that {@code part} lists. */
  List<String> dimensions(@Nullable YamlPart part) {
    return items(part).map(item -> checked(item, () -> dimensions.get(item.text(), "by"))).toList();
  }

  private static String checked(YamlPart item, Runnable found) {
    try {
      found.run();
      return item.text();
    } catch (AnalyticsException unknown) {
      throw item.invalid(
          unknown.getMessage() + "; there are: " + String.join(", ", unknown.allowed()));
    }
  }

  private static Stream<YamlPart> items(@Nullable YamlPart part) {
    return part == null ? Stream.of() : part.items().stream();
  }
}
