package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A metric ready to be computed: its formula, the condition that exactly its events satisfy, the
 * event types that each of its operands reads (empty for any), what its events should carry, and
 * its definition for people. {@code running} sums the series up; {@code divides} tells that a
 * missing value can mean a divisor of 0.
 */
public record CompiledMetric(
    Metric metric,
    Formula formula,
    boolean running,
    Condition events,
    List<Set<EventType>> operands,
    List<Need> needs,
    Traits traits,
    String definition) {

  /** What kinds of parts occur anywhere in the definition. */
  public record Traits(boolean divides, boolean saves, boolean ranks) {}

  /** The event types that it reads; empty for any. */
  public Set<EventType> types() {
    Set<EventType> types = new TreeSet<>();
    for (Set<EventType> operand : operands) {
      if (operand.isEmpty()) {
        return Set.of();
      }
      types.addAll(operand);
    }
    return types;
  }

  /** The number of events behind a cell. */
  public Measure.Count eventCount() {
    return new Measure.Count(events);
  }

  /** Every measure that an answer needs: the formula's, the number of events, the needs'. */
  public Set<Measure> measures() {
    Set<Measure> measures = new LinkedHashSet<>();
    measures.add(eventCount());
    formula.measures().forEach(measures::add);
    for (Need need : needs) {
      measures.add(need.all());
      measures.add(need.fulfilled());
    }
    return measures;
  }
}
