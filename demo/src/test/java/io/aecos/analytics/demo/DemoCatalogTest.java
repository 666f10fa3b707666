package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The demo firm speaks the event catalogue's vocabulary, in its units. */
class DemoCatalogTest {
  private static final List<Event> EVENTS =
      DemoFirm.until(Instant.parse("2026-11-20T21:30:00Z")).stream().toList();
  private static Map<String, Map<String, Object>> catalog;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void readCatalog() throws IOException {
    try (InputStream yaml = Event.class.getResourceAsStream("/catalog/events.yaml")) {
      Map<String, Object> root =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      catalog = (Map<String, Map<String, Object>>) root.get("events");
    }
  }

  @Test
  void everyTypeThatAMetricReadsOccurs() throws IOException {
    Set<String> read = new TreeSet<>();
    try (InputStream yaml = Event.class.getResourceAsStream("/catalog/metrics.yaml")) {
      collectTypes(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml), read);
    }
    // The product tells those of itself, and so do hooks that lose something; none does here.
    read.removeIf(type -> type.startsWith("analytics/") || type.startsWith("hook/"));
    assertThat(read).hasSizeGreaterThan(20);
    assertThat(types()).containsAll(read);
  }

  @Test
  void everyTypeIsInTheCatalog() {
    assertThat(catalog.keySet()).containsAll(types());
  }

  private static Set<String> types() {
    return EVENTS.stream()
        .map(event -> event.eventType().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Adds each module/type under a key {@code events}, value tests and patterns apart. */
  private static void collectTypes(Object node, Set<String> types) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, child) -> {
            if (key.equals("events") && !(child instanceof Map)) { // an operand may be called so
              List<?> named = child instanceof List<?> list ? list : List.of(child);
              named.stream().map(String::valueOf).filter(n -> !n.contains("*")).forEach(types::add);
            } else if (!key.equals("tests")) {
              collectTypes(child, types);
            }
          });
    }
  }

  @Test
  void everyValueFitsItsUnit() {
    assertThat(EVENTS).allMatch(DemoCatalogTest::fits, "a value that fits the type's unit");
  }

  @Test
  void everyAttributeIsDeclaredWithItsKind() {
    for (Event event : EVENTS) {
      Map<?, ?> declared = (Map<?, ?>) entry(event).getOrDefault("attributes", Map.of());
      event
          .attributes()
          .forEach(
              (name, value) ->
                  assertThat(
                          value instanceof Number ? List.of("number") : List.of("text", "person"))
                      .as(() -> event.eventType() + " " + name)
                      .contains(String.valueOf(declared.get(name))));
    }
  }

  private static Map<String, Object> entry(Event event) {
    return catalog.get(event.eventType().toString());
  }

  private static boolean fits(Event event) {
    Double value = event.value();
    return switch ((String) entry(event).get("unit")) {
      case "none" -> value == null;
      case "pass_fail" -> value == null ? skipped(event) : value == 0 || value == 1;
      case "fraction" -> value != null && value >= 0 && value <= 1;
      case "percent" -> value != null && value >= 0 && value <= 100;
      case "count" -> value != null && value >= 0 && value == Math.rint(value);
      case "ms", "usd", "days" -> value != null && value > 0;
      default -> false;
    };
  }

  private static boolean skipped(Event event) {
    return "skipped".equals(event.attributes().get("result"));
  }
}
