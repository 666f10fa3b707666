package io.aecos.analytics.outcome;

import io.aecos.analytics.event.Event;
import java.util.List;

/** Actual costs and durations of a table as events, each with its line, in the table's order. */
public record Outcomes(List<Outcome> outcomes) {
  public Outcomes {
    outcomes = List.copyOf(outcomes);
  }

  /** One event and the line that told it. */
  public record Outcome(int line, Event event) {}
}
