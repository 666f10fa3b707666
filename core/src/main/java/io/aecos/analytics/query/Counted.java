package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.projection.Condition;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events that metrics count, by their types: what "all time" spans. The last sign-in to this
 * product says nothing of how far the work of a firm reaches.
 */
final class Counted {
  private Counted() {}

  /** All events where there is no metric. */
  static Condition by(Collection<CompiledMetric> metrics) {
    Set<EventType> types = new TreeSet<>();
    Set<Condition> counted = new LinkedHashSet<>();
    for (CompiledMetric metric : metrics) {
      if (metric.types().isEmpty()) {
        counted.add(metric.events());
      } else {
        types.addAll(metric.types());
      }
    }
    if (!types.isEmpty()) {
      counted.add(new Condition.TypeIn(types));
    }
    return counted.isEmpty() ? Condition.ALWAYS : new Condition.Any(List.copyOf(counted));
  }
}
