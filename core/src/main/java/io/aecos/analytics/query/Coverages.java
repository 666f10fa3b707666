package io.aecos.analytics.query;

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
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks once for each scope and version of the projection what was told there. */
public final class Coverages {
  private static final int MOST_SCOPES = 1_000;

  private final Projection projection;
  private final Map<Scope, Version> known = new ConcurrentHashMap<>();

  private record Version(long seq, Coverage coverage) {}

  Coverages(Projection projection) {
    this.projection = projection;
  }

  Coverage of(Scope scope) {
    long seq = projection.watermark().seq();
    Version version = known.get(scope);
    if (version == null || version.seq() != seq) {
      version = ask(scope);
      if (known.size() > MOST_SCOPES) {
        known.clear();
      }
      known.put(scope, version);
    }
    return version.coverage();
  }

  private Version ask(Scope scope) {
    CellSet cells = projection.run(plan(scope));
    List<Told> told =
        cells.cells().stream()
            .filter(cell -> cell.kind() == CellSet.Kind.GROUP)
            .map(Coverages::told)
            .toList();
    return new Version(
        cells.watermark().seq(),
        new Coverage(told, Losses.in(scope, projection), Presences.in(scope, projection, told)));
  }

  private static Plan plan(Scope scope) {
    return new Plan(
        scope,
        Condition.ALWAYS,
        List.of(Window.EVER),
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
            new Measure.Min(Silent.ANY, new Field.Micros()),
            new Measure.Max(Silent.ANY, new Field.Micros())));
  }

  private static Told told(CellSet.Cell cell) {
    String project = cell.key().get(0);
    EventType type =
        new EventType(
            Objects.requireNonNull(cell.key().get(1)), Objects.requireNonNull(cell.key().get(2)));
    String source = Objects.requireNonNull(cell.key().get(3));
    Window span = Objects.requireNonNull(span(cell, 0));
    return new Told(project == null ? "" : project, type, source, span, span(cell, 2));
  }

  private static @Nullable Window span(CellSet.Cell cell, int measure) {
    Double from = cell.values().get(measure);
    Double to = cell.values().get(measure + 1);
    return from == null || to == null
        ? null
        : new Window(Micros.toInstant(from.longValue()), Micros.toInstant(to.longValue()));
  }
}
