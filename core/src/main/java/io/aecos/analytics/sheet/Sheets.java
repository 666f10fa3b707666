package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All sheets in their order, checked: the metrics and dimensions that they name exist, and every
 * metric is on a sheet that exists. What cannot be understood stops the start with {@code
 * INVALID_CATALOG} and its file and line.
 */
public final class Sheets {
  private static final String SHIPPED = "/catalog/sheets.yaml";

  private final Map<String, Sheet> sheets;

  private Sheets(Collection<Sheet> sheets, MetricCatalog metrics) {
    this.sheets = new LinkedHashMap<>();
    sheets.forEach(sheet -> this.sheets.put(sheet.name(), sheet));
    metrics.metrics().forEach(this::requireSheet);
  }

  /** The sheets that ship with the product. */
  public static Sheets shipped(MetricCatalog metrics, Dimensions dimensions) {
    return new Sheets(shippedReader(new Known(metrics, dimensions)).sheets(), metrics);
  }

  /**
   * The shipped sheets with the {@code sheets} of {@code catalog/*.yaml} in a data directory added
   * or, where the name is known, put in their place; files are read in the order of their names.
   */
  public static Sheets load(MetricCatalog metrics, Dimensions dimensions, Path dataDirectory) {
    SheetReader reader = shippedReader(new Known(metrics, dimensions));
    Path directory = dataDirectory.resolve("catalog");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(Sheets::isYaml).sorted().toList()) {
          reader.read(file.toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CATALOG, "cannot read the sheets in " + directory, e);
      }
    }
    return new Sheets(reader.sheets(), metrics);
  }

  private static SheetReader shippedReader(Known known) {
    try (InputStream in = Sheets.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the program");
      }
      SheetReader reader = new SheetReader(known);
      reader.read("sheets.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return reader;
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + " cannot be read", e);
    }
  }

  private void requireSheet(Metric metric) {
    if (!sheets.containsKey(metric.tab())) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CATALOG,
          metric.location()
              + ": the tab '"
              + metric.tab()
              + "' is none of "
              + String.join(", ", sheets.keySet()));
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** All sheets in their order. */
  public List<Sheet> all() {
    return List.copyOf(sheets.values());
  }

  /** The sheets that tell of everybody, and not of the viewer alone. */
  public List<Sheet> common() {
    return sheets.values().stream().filter(sheet -> !sheet.audience().own()).toList();
  }

  /**
   * The sheets, and of each what is for {@code role}; {@code named}: events can name the viewer.
   */
  public List<Sheet> of(Role role, boolean named) {
    return sheets.values().stream()
        .filter(sheet -> sheet.audience().roles().contains(role))
        .filter(sheet -> named || !sheet.audience().own())
        .map(sheet -> sheet.of(role))
        .toList();
  }

  public Optional<Sheet> find(String name) {
    return Optional.ofNullable(sheets.get(name));
  }
}
