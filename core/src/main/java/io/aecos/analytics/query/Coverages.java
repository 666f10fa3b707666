package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks once for each scope and version of the projection what was told there. */
public final class Coverages {
  private static final int MOST_SCOPES = 1_000;

  private static final Version NOTHING =
      new Version(
          0,
          List.of(),
          List.of(),
          ToldByProject.of(List.of()),
          new Coverage(List.of(), List.of(), Presence.UNKNOWN));

  private final Projection projection;
  private final Map<Scope, Version> known = new ConcurrentHashMap<>();

  /** What was told as of a row of the ledger: by the cells that say it, and put together. */
  private record Version(
      long seq, List<Cell> cells, List<Told> told, ToldByProject byProject, Coverage coverage) {}

  Coverages(Projection projection) {
    this.projection = projection;
  }

  Coverage of(Scope scope) {
    long seq = projection.watermark().seq();
    Version version = known.get(scope);
    if (version == null || version.seq() != seq) {
      version = ask(scope, version);
      if (known.size() > MOST_SCOPES) {
        known.clear();
      }
      known.put(scope, version);
    }
    return version.coverage();
  }

  private Version ask(Scope scope, @Nullable Version before) {
    CellSet answer = projection.run(plan(scope));
    List<Cell> cells =
        answer.cells().stream().filter(cell -> cell.kind() == CellSet.Kind.GROUP).toList();
    Version known = before == null ? NOTHING : before;
    List<Told> told = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      boolean same = i < known.cells.size() && known.cells.get(i) == cells.get(i);
      told.add(same ? known.told.get(i) : told(cells.get(i)));
    }
    ToldByProject byProject = known.byProject.with(told);
    Coverage coverage =
        new Coverage(
            byProject, Losses.in(scope, projection), Presences.in(scope, projection, byProject));
    return new Version(answer.watermark().seq(), cells, told, byProject, coverage);
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

  private static Told told(Cell cell) {
    String project = cell.key().get(0);
    EventType type =
        new EventType(
            Objects.requireNonNull(cell.key().get(1)), Objects.requireNonNull(cell.key().get(2)));
    String source = Objects.requireNonNull(cell.key().get(3));
    Window span = Objects.requireNonNull(span(cell, 0));
    return new Told(project == null ? "" : project, type, source, span, span(cell, 2));
  }

  private static @Nullable Window span(Cell cell, int measure) {
    Double from = cell.values().get(measure);
    Double to = cell.values().get(measure + 1);
    return from == null || to == null
        ? null
        : new Window(Micros.toInstant(from.longValue()), Micros.toInstant(to.longValue()));
  }
}
