package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events a measure looks at: those of {@code types} that satisfy all of {@code where}. Empty
 * {@code types} means the events of every type except our own bookkeeping. {@code text} tells it to
 * a reader.
 */
public record EventSet(Set<EventType> types, List<Condition> where, String text) {

  public EventSet {
    types = java.util.Collections.unmodifiableSet(new TreeSet<>(types));
    where = List.copyOf(where);
  }

  /** The wider set that does not ask for {@code clause}. */
  EventSet without(Condition clause) {
    List<Condition> others = where.stream().filter(other -> !other.equals(clause)).toList();
    return new EventSet(types, others, text);
  }

  /** The set as one condition. */
  public Condition condition() {
    List<Condition> all = new ArrayList<>();
    all.add(types.isEmpty() ? OwnEvents.EXCLUDED : new Condition.TypeIn(types));
    all.addAll(where);
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }
}
