package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.EditDistance;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import io.aecos.analytics.table.TextTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the names in a log stand for: metrics by name or title, projects by key or name, either by
 * an alias of the log's map. A name that fits nothing, or several, is refused with the nearest
 * ones.
 */
public final class LogNames {
  private static final int NEAREST = 3;

  private final MetricCatalog catalog;
  private final Map<String, Set<String>> metrics = new LinkedHashMap<>();
  private final Map<String, Set<String>> projects = new LinkedHashMap<>();

  /** {@code projects} are the names of the projects that the viewer sees, by their keys. */
  public LogNames(MetricCatalog catalog, Map<String, ? extends Collection<String>> projects) {
    this.catalog = catalog;
    for (Metric metric : catalog.metrics()) {
      add(metrics, metric.name(), metric.name());
      add(metrics, metric.title(), metric.name());
    }
    projects.forEach(
        (key, names) -> {
          add(this.projects, key, key);
          names.forEach(name -> add(this.projects, name, key));
        });
  }

  private static void add(Map<String, Set<String>> known, String name, String meant) {
    known.computeIfAbsent(TextTable.form(name), form -> new LinkedHashSet<>()).add(meant);
  }

  /** The metric that a cell names. */
  public Metric metric(Cell cell, Map<String, String> aliases) {
    return catalog.get(one(cell, aliases, metrics, "metric"));
  }

  /** The project that a cell names. */
  public String project(Cell cell, Map<String, String> aliases) {
    return one(cell, aliases, projects, "project");
  }

  private static String one(
      Cell cell, Map<String, String> aliases, Map<String, Set<String>> known, String what) {
    String name = alias(cell.text(), aliases);
    Set<String> meant = known.getOrDefault(TextTable.form(name), Set.of());
    if (meant.contains(name)) {
      return name;
    }
    if (meant.size() == 1) {
      return meant.iterator().next();
    }
    if (meant.isEmpty()) {
      String told = cell.isEmpty() ? "names no " + what : "there is no " + what + " '" + name + "'";
      throw BadTable.cell(cell, told + "; nearest", nearest(name, known));
    }
    throw BadTable.cell(
        cell, "'" + name + "' is the name of several " + what + "s", List.copyOf(meant));
  }

  private static String alias(String name, Map<String, String> aliases) {
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      if (TextTable.form(alias.getKey()).equals(TextTable.form(name))) {
        return alias.getValue();
      }
    }
    return name;
  }

  private static List<String> nearest(String name, Map<String, Set<String>> known) {
    List<String> forms = new ArrayList<>(known.keySet());
    String form = TextTable.form(name);
    forms.sort(Comparator.comparingInt((String other) -> EditDistance.between(form, other)));
    Set<String> nearest = new LinkedHashSet<>();
    forms.forEach(other -> nearest.addAll(known.getOrDefault(other, Set.of())));
    return nearest.stream().limit(NEAREST).toList();
  }
}
