package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition taken apart: which event types it can hold for (empty = any) and what else it asks.
 */
record TypeSplit(Optional<Set<EventType>> types, Condition rest) {

  static TypeSplit of(Condition condition) {
    if (condition instanceof Condition.TypeIn type) {
      return new TypeSplit(Optional.of(type.types()), Condition.ALWAYS);
    }
    if (condition instanceof Condition.All all) {
      return ofAll(all);
    }
    if (condition instanceof Condition.Any any) {
      return ofAny(any);
    }
    return new TypeSplit(Optional.empty(), condition);
  }

  private static TypeSplit ofAll(Condition.All all) {
    Set<EventType> types = null;
    List<Condition> rest = new ArrayList<>();
    for (Condition part : all.conditions()) {
      TypeSplit split = of(part);
      if (split.types.isPresent()) {
        Set<EventType> narrower = new HashSet<>(split.types.get());
        if (types != null) {
          narrower.retainAll(types);
        }
        types = narrower;
      }
      rest.add(split.rest);
    }
    return new TypeSplit(Optional.ofNullable(types), new Condition.All(rest));
  }

  /** Which of its conditions goes with which type matters, unless there is nothing but types. */
  private static TypeSplit ofAny(Condition.Any any) {
    Set<EventType> types = new HashSet<>();
    for (Condition part : any.conditions()) {
      Optional<Set<EventType>> own = of(part).types;
      if (own.isEmpty()) {
        return new TypeSplit(Optional.empty(), any);
      }
      types.addAll(own.get());
    }
    boolean pure = any.conditions().stream().allMatch(Condition.TypeIn.class::isInstance);
    return new TypeSplit(Optional.of(types), pure ? Condition.ALWAYS : any);
  }
}
