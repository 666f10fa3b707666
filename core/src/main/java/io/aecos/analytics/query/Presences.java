package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out when hooks were there. Where a hook and a connector tell of one happening, the
 * connector's event is superseded; so one that stands although hooks tell of its kind in its
 * project is one that they missed.
 */
final class Presences {
  private Presences() {}

  static Presence in(Scope scope, Projection projection, ToldByProject told) {
    Map<String, Window> hooked = hookedAndRead(told);
    if (hooked.isEmpty()) {
      return Presence.UNKNOWN;
    }
    Condition byHook = sources(told.tellers().hooks());
    Condition missed =
        new Condition.All(
            List.of(
                sources(told.tellers().connectors()),
                new Condition.TypeIn(told.tellers().byBoth())));
    Map<String, List<Window>> heard = new TreeMap<>();
    Map<String, List<Window>> without = new TreeMap<>();
    for (CellSet.Cell cell : projection.run(plan(scope, hooked, byHook, missed)).cells()) {
      if (cell.kind() == CellSet.Kind.GROUP_SERIES) {
        String project = String.valueOf(cell.key().get(0));
        add(cell, 0, project, hooked, heard);
        add(cell, 2, project, hooked, without);
      }
    }
    return new Presence(heard, without);
  }

  /** The projects that hooks and connectors tell of, from the first to the last word of hooks. */
  private static Map<String, Window> hookedAndRead(ToldByProject told) {
    Map<String, Window> spans = new TreeMap<>();
    told.projects()
        .forEach(
            (name, project) -> {
              Window hooked = project.hooked();
              if (hooked != null && project.isConnected() && !name.isEmpty()) {
                spans.put(name, hooked);
              }
            });
    return spans;
  }

  private static Condition sources(Set<String> names) {
    return new Condition.In(Dimension.of(EventColumn.SOURCE), names);
  }

  /**
   * Over whole days, so that each further word of a hook can be added to what was answered before;
   * what a day has beside the time of a project's hooks is left out of the answer.
   */
  private static Plan plan(
      Scope scope, Map<String, Window> hooked, Condition byHook, Condition missed) {
    Dimension project = Dimension.of(EventColumn.PROJECT);
    Window ever = hooked.values().stream().reduce(Windows::around).orElseThrow();
    return new Plan(
        scope,
        new Condition.All(
            List.of(
                new Condition.In(project, hooked.keySet()),
                new Condition.Any(List.of(byHook, missed)))),
        List.of(
            new Window(
                ever.from().truncatedTo(ChronoUnit.DAYS),
                ever.to().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS))),
        ZoneOffset.UTC,
        Grain.DAY,
        List.of(project),
        true,
        List.of(
            new Measure.Min(byHook, new Field.Micros()),
            new Measure.Max(byHook, new Field.Micros()),
            new Measure.Min(missed, new Field.Micros()),
            new Measure.Max(missed, new Field.Micros())));
  }

  /** Of what a day has, the part in which hooks were expected. */
  private static void add(
      CellSet.Cell cell,
      int measure,
      String project,
      Map<String, Window> hooked,
      Map<String, List<Window>> days) {
    Double from = cell.values().get(measure);
    Double to = cell.values().get(measure + 1);
    Window expected = hooked.get(project);
    if (from != null && to != null && expected != null) {
      Window day = new Window(Micros.toInstant(from.longValue()), Micros.toInstant(to.longValue()));
      if (!day.from().isAfter(expected.to()) && !day.to().isBefore(expected.from())) {
        days.computeIfAbsent(project, key -> new ArrayList<>()).add(Windows.common(day, expected));
      }
    }
  }
}
