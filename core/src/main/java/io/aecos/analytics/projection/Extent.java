package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.projection.Plan.Window;
import java.time.ZoneId;
import java.util.List;

/**
 * The events that a question looks at: those in scope and window that satisfy {@code filter}, which
 * cuts weekdays and hours in {@code zone}.
 */
public record Extent(Scope scope, Condition filter, Window window, ZoneId zone) {

  /** The events of this extent that also satisfy {@code condition}. */
  public Extent and(Condition condition) {
    Condition both =
        filter.equals(Condition.ALWAYS) ? condition : new Condition.All(List.of(filter, condition));
    return new Extent(scope, both, window, zone);
  }

  /** Measures of these events and of their groups, without a course over time. */
  public Plan plan(List<Dimension> by, List<Measure> measures) {
    return new Plan(scope, filter, List.of(window), zone, null, by, false, measures);
  }
}
