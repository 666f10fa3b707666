package io.aecos.analytics.projection;

import java.util.List;

/**
 * Asks which way elements went through stages. An element takes part when an event of it satisfies
 * an outcome of any stage. Its outcome of a stage is that of its latest event, by ({@code
 * occurredAt}, {@code seq}), among those that satisfy one of the stage's outcomes; the first
 * satisfied one counts. Without such an event it is {@code otherwise}.
 */
public record FlowPlan(Extent extent, List<Stage> stages) {
  /** More would not fit into the number by which engines find an element's latest event. */
  public static final int MOST_OUTCOMES = 15;

  public FlowPlan {
    stages = List.copyOf(stages);
  }

  /** One step; at most {@link #MOST_OUTCOMES} outcomes. */
  public record Stage(String name, List<Outcome> outcomes, String otherwise) {
    public Stage {
      outcomes = List.copyOf(outcomes);
      if (outcomes.size() > MOST_OUTCOMES) {
        throw new IllegalArgumentException("too many outcomes of " + name);
      }
    }

    /** The condition that the stage's events satisfy. */
    public Condition events() {
      return new Condition.Any(outcomes.stream().map(Outcome::condition).toList());
    }
  }

  /** How a stage can end for an element. */
  public record Outcome(String name, Condition condition) {}
}
