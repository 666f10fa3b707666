package io.aecos.analytics.metric;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All metrics by name, checked: every name that a definition mentions exists, none is circular and
 * no fraction can leave 0 … 1. What cannot be understood stops the start with {@code
 * INVALID_CATALOG} and its file and line.
 */
public final class MetricCatalog {
  private static final String SHIPPED = "/catalog/metrics.yaml";

  private final Map<String, Metric> metrics;

  MetricCatalog(Collection<Metric> metrics) {
    this.metrics = new LinkedHashMap<>();
    metrics.forEach(metric -> this.metrics.put(metric.name(), metric));
    new ReferenceCheck(this).check();
    new FractionCheck(this).check();
  }

  /** The catalogue that ships with the product. */
  public static MetricCatalog shipped(EventCatalog events) {
    return shippedReader(events).catalog();
  }

  /**
   * The shipped catalogue with the metrics of {@code catalog/*.yaml} in a data directory added or,
   * where the name is known, put in its place; files are read in the order of their names. Runs the
   * value tests of all metrics; a failing one stops the start.
   */
  public static MetricCatalog load(EventCatalog events, Path dataDirectory) {
    MetricCatalogReader reader = shippedReader(events);
    Path directory = dataDirectory.resolve("catalog");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(MetricCatalog::isYaml).sorted().toList()) {
          reader.read(file.toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CATALOG, "cannot read the catalogue in " + directory, e);
      }
    }
    MetricCatalog catalog = reader.catalog();
    MetricTests.requirePassing(catalog);
    return catalog;
  }

  /** The shipped catalogue and the metrics of one text, as from a file of that name. */
  public static MetricCatalog shippedWith(EventCatalog events, String file, String yaml) {
    MetricCatalogReader reader = shippedReader(events);
    reader.read(file, yaml);
    return reader.catalog();
  }

  private static MetricCatalogReader shippedReader(EventCatalog events) {
    try (InputStream in = MetricCatalog.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the program");
      }
      MetricCatalogReader reader = new MetricCatalogReader(events);
      reader.read("metrics.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return reader;
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + " cannot be read", e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** All metrics in the order of their declaration. */
  public List<Metric> metrics() {
    return List.copyOf(metrics.values());
  }

  public Optional<Metric> find(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /** The metric of that name; an unknown one fails with the names that come nearest. */
  public Metric get(String name) {
    Metric metric = metrics.get(name);
    if (metric == null) {
      throw AnalyticsException.invalid(
          ErrorCode.UNKNOWN_METRIC, "metric", "there is no metric '" + name + "'", nearest(name));
    }
    return metric;
  }

  private List<String> nearest(String name) {
    return metrics.keySet().stream()
        .sorted(Comparator.comparingInt((String other) -> EditDistance.between(name, other)))
        .limit(5)
        .toList();
  }
}
