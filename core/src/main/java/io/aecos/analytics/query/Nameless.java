package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of what a viewer asks for names nobody, and so is in no view of what names somebody.
 * They are told of the projects that they see anything of, which never are closed to them; of
 * others there is not even a number.
 */
final class Nameless {
  private static final Condition NOBODY =
      new Condition.Not(new Condition.Present(Dimension.of(EventColumn.USER)));

  private final Map<CompiledMetric, Long> events = new HashMap<>();

  /** Counts for {@code metrics} what {@code filters} let through in {@code times}. */
  static Nameless of(
      Projection projection,
      Scope scope,
      Coverage coverage,
      Filters filters,
      Times times,
      Collection<CompiledMetric> metrics) {
    Nameless nameless = new Nameless();
    Set<String> projects = new TreeSet<>(coverage.projects());
    projects.removeAll(scope.wholeProjects());
    projects.remove("");
    if (scope.seesByPerson() && !projects.isEmpty() && !metrics.isEmpty()) {
      nameless.count(
          projection,
          Access.limitedTo(projects, Set.of()),
          new Condition.All(List.of(filters.condition(), NOBODY)),
          times,
          List.copyOf(new LinkedHashSet<>(metrics)));
    }
    return nameless;
  }

  private void count(
      Projection projection,
      Scope scope,
      Condition condition,
      Times times,
      List<CompiledMetric> metrics) {
    List<Measure> counts = new ArrayList<>();
    metrics.forEach(metric -> counts.add(metric.eventCount()));
    Plan plan =
        new Plan(
            scope,
            condition,
            List.of(times.period()),
            times.zone(),
            null,
            List.of(),
            false,
            List.copyOf(new LinkedHashSet<>(counts)));
    Cells cells = new Cells(plan, projection.run(plan));
    for (CompiledMetric metric : metrics) {
      Double count = cells.total(0, 1).of(metric.eventCount());
      events.put(metric, count == null ? 0 : count.longValue());
    }
  }

  /** What is to be said beside {@code metric}, if there is anything. */
  Optional<Note> note(CompiledMetric metric) {
    long count = events.getOrDefault(metric, 0L);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Note(
                Note.Code.NAMES_NOBODY,
                Completeness.number(count)
                    + (count == 1 ? " more event" : " more events")
                    + " of your projects "
                    + (count == 1 ? "names" : "name")
                    + " nobody, and "
                    + (count == 1 ? "is" : "are")
                    + " in no personal view"));
  }
}
