package io.aecos.analytics.server.metrics;

import io.aecos.analytics.metric.Better;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.sheet.Sheet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The metric catalogue as it is shown. */
public record CatalogJson(
    List<MetricJson> metrics, List<NamedJson> tabs, List<NamedJson> dimensions) {

  /** What one metric means. */
  public record MetricJson(
      String name,
      String title,
      String unit,
      String tab,
      String better,
      @Nullable TargetJson target,
      String description,
      String kind,
      String source,
      List<String> dimensions) {}

  /** What a metric should reach. */
  public record TargetJson(String operator, double value) {}

  /** A name and how it is shown. */
  public record NamedJson(String name, String title) {}

  static CatalogJson of(List<Metric> metrics, List<Sheet> sheets, Dimensions dimensions) {
    return new CatalogJson(
        metrics.stream().map(metric -> metric(metric, dimensions)).toList(),
        sheets.stream().map(sheet -> new NamedJson(sheet.name(), sheet.title())).toList(),
        dimensions.all().keySet().stream().map(name -> new NamedJson(name, title(name))).toList());
  }

  private static MetricJson metric(Metric metric, Dimensions dimensions) {
    return new MetricJson(
        metric.name(),
        metric.title(),
        metric.unit().text(),
        metric.tab(),
        better(metric.better()),
        target(metric.target()),
        metric.description(),
        metric.kind(),
        metric.location(),
        List.copyOf(dimensions.all().keySet()));
  }

  /** {@code elementType} as people write it: {@code Element type}. */
  private static String title(String name) {
    String plain = name.substring(name.lastIndexOf('.') + 1).replace('_', ' ');
    String words = plain.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String better(Better better) {
    return word(better);
  }

  private static @Nullable TargetJson target(@Nullable Target target) {
    return target == null ? null : new TargetJson(target.operator().symbol(), target.value());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
