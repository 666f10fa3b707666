package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the {@code metrics} of catalogue files one after the other; a later one overrides. */
final class MetricCatalogReader {
  private static final Set<String> MEMBERS = members();

  private final DefinitionReader definitions;
  private final ValueTestReader tests;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  MetricCatalogReader(EventCatalog events) {
    this.definitions = new DefinitionReader(events);
    this.tests = new ValueTestReader(events);
  }

  /** Reads one file; parts other than {@code metrics} belong to other readers. */
  void read(String file, String yaml) {
    YamlPart root = YamlPart.parse(file, yaml).orElse(null);
    if (root == null) {
      return;
    }
    YamlPart own = root.members().get("metrics");
    if (own != null) {
      own.members().forEach((name, part) -> metrics.put(name, metric(name, part)));
    }
  }

  MetricCatalog catalog() {
    return new MetricCatalog(metrics.values());
  }

  private Metric metric(String name, YamlPart whole) {
    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
      throw whole.invalid("'" + name + "' is no metric name: lower-case letters, digits and _");
    }
    Map<String, YamlPart> members = whole.members(MEMBERS);
    YamlPart better = members.get("better");
    return new Metric(
        name,
        required(whole, members, "title").text(),
        required(whole, members, "unit").oneOf(Unit.class),
        required(whole, members, "tab").text(),
        better == null ? Better.NONE : better.oneOf(Better.class),
        target(members.get("target")),
        required(whole, members, "description").text().strip(),
        definitions.read(whole, members),
        limits(members.get("limits")),
        tests.read(members.get("tests")),
        whole.location());
  }

  private static YamlPart required(YamlPart whole, Map<String, YamlPart> members, String name) {
    YamlPart part = members.get(name);
    if (part == null || part.text().isBlank()) {
      throw whole.invalid("'" + name + "' is missing");
    }
    return part;
  }

  private static List<String> limits(@Nullable YamlPart part) {
    return part == null ? List.of() : part.items().stream().map(YamlPart::text).toList();
  }

  /** Written as {@code ">= 0.70"}. */
  private static @Nullable Target target(@Nullable YamlPart part) {
    if (part == null) {
      return null;
    }
    String[] words = part.text().strip().split("\\s+");
    Target.Operator operator = Target.Operator.ofSymbol(words[0]).orElse(null);
    if (words.length != 2 || operator == null || !words[1].matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw part.invalid(
          "a target is an operator ("
              + String.join(", ", Target.Operator.symbols())
              + ") and a number, such as \">= 0.95\"");
    }
    return new Target(operator, Double.parseDouble(words[1]));
  }

  private static Set<String> members() {
    Set<String> members =
        new TreeSet<>(
            Set.of("title", "unit", "tab", "better", "target", "description", "limits", "tests"));
    members.addAll(DefinitionReader.words());
    return members;
  }
}
