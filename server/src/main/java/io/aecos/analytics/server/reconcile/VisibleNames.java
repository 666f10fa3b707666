package io.aecos.analytics.server.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.reconcile.LogNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names of projects and metrics that a viewer may use in tables of their own. */
public final class VisibleNames {
  private final MetricCatalog catalog;
  private final MetricService metrics;
  private final Ledger ledger;
  private final ZoneId zone;

  public VisibleNames(MetricCatalog catalog, MetricService metrics, Ledger ledger, ZoneId zone) {
    this.catalog = catalog;
    this.metrics = metrics;
    this.ledger = ledger;
    this.zone = zone;
  }

  /** What {@code viewer} may name. */
  public LogNames of(Viewer viewer) {
    return new LogNames(catalog, projects(viewer));
  }

  /** The keys of the projects that {@code viewer} may name. */
  public Set<String> keys(Viewer viewer) {
    return projects(viewer).keySet();
  }

  /** The projects that events name and those that sources know, each with its display name. */
  private Map<String, List<String>> projects(Viewer viewer) {
    Map<String, List<String>> projects = new TreeMap<>();
    ViewQuery ever =
        new ViewQuery(viewer, new Period.All(), Comparison.NONE, null, zone, Map.of(), List.of());
    metrics
        .values("project", ever)
        .forEach(
            value -> {
              String key = value.value();
              if (key != null) {
                projects.put(key, new ArrayList<>());
              }
            });
    ledger.sources().projects().stream()
        .filter(project -> viewer.scope().seesProject(project.key()))
        .forEach(
            project ->
                projects
                    .computeIfAbsent(project.key(), key -> new ArrayList<>())
                    .add(project.name()));
    return projects;
  }
}
