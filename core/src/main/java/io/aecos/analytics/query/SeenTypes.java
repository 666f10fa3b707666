package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which event types were ever seen within a scope. The ledger only grows, so a type once
 * seen stays seen; the projection is asked about the others only.
 */
final class SeenTypes {
  private static final int MOST_SCOPES = 1_000;

  private final Projection projection;
  private final Map<Scope, Set<EventType>> seen = new ConcurrentHashMap<>();

  SeenTypes(Projection projection) {
    this.projection = projection;
  }

  /** Those of {@code types} of which the scope holds at least one event. */
  Set<EventType> among(Set<EventType> types, Scope scope) {
    Set<EventType> known = known(scope);
    Set<EventType> unknown = new TreeSet<>(types);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      known.addAll(ask(List.copyOf(unknown), scope));
    }
    Set<EventType> result = new HashSet<>(types);
    result.retainAll(known);
    return result;
  }

  /** Whether the scope holds any event at all. */
  boolean anything(Scope scope) {
    return !known(scope).isEmpty() || projection.span(scope, Condition.ALWAYS).isPresent();
  }

  private Set<EventType> known(Scope scope) {
    if (seen.size() > MOST_SCOPES) {
      seen.clear();
    }
    return seen.computeIfAbsent(scope, unused -> ConcurrentHashMap.newKeySet());
  }

  private Set<EventType> ask(List<EventType> types, Scope scope) {
    List<Measure> counts =
        types.stream()
            .<Measure>map(type -> new Measure.Count(new Condition.TypeIn(Set.of(type))))
            .toList();
    Plan plan =
        new Plan(
            scope,
            new Condition.TypeIn(Set.copyOf(types)),
            List.of(Window.EVER),
            ZoneOffset.UTC,
            null,
            List.of(),
            false,
            counts);
    CellSet.Cell total = projection.run(plan).cells().get(0);
    Set<EventType> found = new HashSet<>();
    for (int i = 0; i < types.size(); i++) {
      Double count = total.values().get(i);
      if (count != null && count > 0) {
        found.add(types.get(i));
      }
    }
    return found;
  }
}
