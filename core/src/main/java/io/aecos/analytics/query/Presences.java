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
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out when hooks were there. Where a hook and a connector tell of one happening, the
 * connector's event is superseded; so one that stands although hooks tell of its kind in its
 * project is one that they missed.
 */
final class Presences {
  private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);

  private Presences() {}

  static Presence in(Scope scope, Projection projection, List<Told> told) {
    Map<String, Window> hooked = hookedAndRead(told);
    if (hooked.isEmpty()) {
      return Presence.UNKNOWN;
    }
    Condition byHook = sources(told, Told::byHook);
    Condition missed =
        new Condition.All(
            List.of(sources(told, Told::byConnector), new Condition.TypeIn(toldByBoth(told))));
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

  /** The projects that hooks and others tell of, from the first to the last word of hooks. */
  private static Map<String, Window> hookedAndRead(List<Told> told) {
    Set<String> read =
        told.stream().filter(Told::byConnector).map(Told::project).collect(Collectors.toSet());
    Map<String, Window> spans = new TreeMap<>();
    told.stream()
        .filter(one -> one.byHook() && !one.project().isEmpty() && read.contains(one.project()))
        .forEach(one -> spans.merge(one.project(), one.span(), Windows::around));
    return spans;
  }

  private static Condition sources(List<Told> told, Predicate<Told> which) {
    return new Condition.In(
        Dimension.of(EventColumn.SOURCE),
        told.stream().filter(which).map(Told::source).collect(Collectors.toSet()));
  }

  private static Set<EventType> toldByBoth(List<Told> told) {
    Set<EventType> types =
        told.stream().filter(Told::byHook).map(Told::type).collect(Collectors.toSet());
    types.retainAll(
        told.stream().filter(Told::byConnector).map(Told::type).collect(Collectors.toSet()));
    return types;
  }

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
        List.of(new Window(ever.from(), ever.to().plus(A_MICROSECOND))),
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
