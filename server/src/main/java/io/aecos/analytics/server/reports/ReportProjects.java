package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.metric.EditDistance;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.server.metrics.Counted;
import io.aecos.analytics.server.reconcile.VisibleNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The projects that reports may be of: those that their asker sees. One that there is not and one
 * that is not theirs to see are refused in the same words.
 */
record ReportProjects(Spans spans, VisibleNames names, Counted counted) {
  private static final int NEAREST = 3;

  /** The first and the last event within a scope that satisfy a condition. */
  @FunctionalInterface
  interface Spans {
    Optional<Window> of(Scope scope, Condition condition);
  }

  /** Refuses a project that {@code viewer} does not see; {@code field} is where it was named. */
  void require(Viewer viewer, Collection<String> wanted, String field) {
    if (wanted.stream().allMatch(project -> has(viewer, project))) {
      return;
    }
    counted.awaitAsked(); // Events of a project may have been received a moment ago.
    Set<String> keys = names.keys(viewer);
    for (String project : wanted) {
      if (!keys.contains(name(project)) && !has(viewer, project)) {
        throw ReportRequest.invalid(
            field, "names no project that you see: '" + project + "'", nearest(project, keys));
      }
    }
  }

  /** From the first to the last event of {@code projects}; what this product did is left out. */
  Optional<Window> life(Viewer viewer, Collection<String> projects) {
    Condition own =
        new Condition.In(Dimension.of(EventColumn.MODULE), Set.of(EventType.OWN_MODULE));
    return spans.of(
        viewer.scope(), new Condition.All(List.of(of(projects), new Condition.Not(own))));
  }

  /** Events that name no project may be asked for where there is none yet. */
  private boolean has(Viewer viewer, String project) {
    return name(project).equals(Condition.NONE)
        || spans.of(viewer.scope(), of(List.of(project))).isPresent();
  }

  private static Condition of(Collection<String> projects) {
    return new Condition.In(
        Dimension.of(EventColumn.PROJECT),
        projects.stream().map(ReportProjects::name).collect(Collectors.toSet()));
  }

  /** As events have it; a blank one stands for those that name none. */
  private static String name(String project) {
    return Objects.requireNonNullElse(Names.normal(project), Condition.NONE);
  }

  private static List<String> nearest(String project, Set<String> keys) {
    return keys.stream()
        .sorted(Comparator.comparingInt(key -> EditDistance.between(name(project), key)))
        .limit(NEAREST)
        .toList();
  }
}
