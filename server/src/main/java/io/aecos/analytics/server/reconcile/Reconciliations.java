package io.aecos.analytics.server.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.reconcile.LogNames;
import io.aecos.analytics.reconcile.LogReader;
import io.aecos.analytics.reconcile.Reconciler;
import io.aecos.analytics.reconcile.Reconciliation;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a log with the names that its reader may know, and compares it with what they may see. */
public final class Reconciliations {
  private final MetricCatalog catalog;
  private final MetricService metrics;
  private final Ledger ledger;
  private final ZoneId zone;
  private final Clock clock;

  public Reconciliations(
      MetricCatalog catalog, MetricService metrics, Ledger ledger, ZoneId zone, Clock clock) {
    this.catalog = catalog;
    this.metrics = metrics;
    this.ledger = ledger;
    this.zone = zone;
    this.clock = clock;
  }

  /** What of the log differs; one that cannot be read for certain is refused. */
  public Reconciliation of(Viewer viewer, byte[] log, @Nullable String map) {
    LogReader reader = new LogReader(new LogNames(catalog, projects(viewer)), zone);
    return new Reconciler(metrics, clock).of(viewer, reader.read(log, map));
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
