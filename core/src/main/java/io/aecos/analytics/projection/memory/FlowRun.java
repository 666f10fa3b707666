package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows each element through the stages of a flow. */
final class FlowRun {
  private final FlowPlan plan;

  FlowRun(FlowPlan plan) {
    this.plan = plan;
  }

  FlowCells over(List<EventView> seen, Watermark watermark) {
    List<EventView> events = partaking(seen);
    Map<List<String>, Long> paths = new LinkedHashMap<>();
    MemoryElements.byElement(events)
        .values()
        .forEach(own -> paths.merge(outcomes(own), 1L, Long::sum));
    List<EventView> without =
        events.stream().filter(event -> event.event().elementGuid() == null).toList();
    List<Long> perStage = new ArrayList<>();
    for (FlowPlan.Stage stage : plan.stages()) {
      perStage.add(without.stream().filter(event -> event.satisfies(stage.events())).count());
    }
    return new FlowCells(
        paths.entrySet().stream()
            .map(entry -> new FlowCells.Path(entry.getKey(), entry.getValue()))
            .toList(),
        perStage,
        without.size(),
        events.size(),
        watermark,
        "in memory: " + plan);
  }

  /** Those that say something about any stage. */
  List<EventView> partaking(List<EventView> events) {
    return events.stream()
        .filter(event -> plan.stages().stream().anyMatch(stage -> event.satisfies(stage.events())))
        .toList();
  }

  /** How each stage ended for an element with these events, which are in order. */
  List<String> outcomes(List<EventView> events) {
    List<String> outcomes = new ArrayList<>();
    for (FlowPlan.Stage stage : plan.stages()) {
      String outcome = stage.otherwise();
      for (EventView event : events) {
        outcome = outcome(stage, event, outcome);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static String outcome(FlowPlan.Stage stage, EventView event, String before) {
    for (FlowPlan.Outcome outcome : stage.outcomes()) {
      if (event.satisfies(outcome.condition())) {
        return outcome.name();
      }
    }
    return before;
  }
}
