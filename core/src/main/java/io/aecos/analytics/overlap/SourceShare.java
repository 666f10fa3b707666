package io.aecos.analytics.overlap;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whose events of a type are counted in a project: {@code events} of {@code source}, the first at
 * {@code from} and the last at {@code to}.
 */
public record SourceShare(
    String project, EventType type, String source, Instant from, Instant to, long events) {
  /** What is counted in {@code projects} within {@code scope}, by project, type and source. */
  static List<SourceShare> in(Set<String> projects, Scope scope, Projection projection) {
    if (projects.isEmpty()) {
      return List.of();
    }
    return projection.run(plan(projects, scope)).cells().stream()
        .filter(cell -> cell.kind() == CellSet.Kind.GROUP)
        .map(SourceShare::of)
        .sorted(
            Comparator.comparing(SourceShare::project)
                .thenComparing(SourceShare::type)
                .thenComparing(SourceShare::source))
        .toList();
  }

  private static Plan plan(Set<String> projects, Scope scope) {
    return new Plan(
        scope,
        new Condition.In(Dimension.of(EventColumn.PROJECT), projects),
        List.of(Plan.Window.EVER),
        ZoneOffset.UTC,
        null,
        List.of(
            Dimension.of(EventColumn.PROJECT),
            Dimension.of(EventColumn.MODULE),
            Dimension.of(EventColumn.TYPE),
            Dimension.of(EventColumn.SOURCE)),
        false,
        List.of(
            new Measure.Min(Condition.ALWAYS, new Field.Micros()),
            new Measure.Max(Condition.ALWAYS, new Field.Micros()),
            new Measure.Count(Condition.ALWAYS)));
  }

  private static SourceShare of(CellSet.Cell cell) {
    return new SourceShare(
        Objects.requireNonNull(cell.key().get(0)),
        new EventType(
            Objects.requireNonNull(cell.key().get(1)), Objects.requireNonNull(cell.key().get(2))),
        Objects.requireNonNull(cell.key().get(3)),
        Micros.toInstant(number(cell, 0)),
        Micros.toInstant(number(cell, 1)),
        number(cell, 2));
  }

  private static long number(CellSet.Cell cell, int measure) {
    return Objects.requireNonNull(cell.values().get(measure)).longValue();
  }
}
