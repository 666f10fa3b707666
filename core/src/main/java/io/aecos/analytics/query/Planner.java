package io.aecos.analytics.query;

import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes plans of a view's questions: one for all questions with the same dimensions. */
record Planner(Frame frame) {

  /** The questions by the plan that answers them. */
  Map<List<Dimension>, List<Question>> group(List<Question> questions) {
    Map<List<Dimension>, List<Question>> groups = new LinkedHashMap<>();
    for (Question question : questions) {
      groups.computeIfAbsent(question.by(), by -> new ArrayList<>()).add(question);
    }
    return groups;
  }

  /** The plan for questions that all have the dimensions {@code by}. */
  Plan plan(List<Dimension> by, List<Question> questions) {
    Set<Measure> measures = new LinkedHashSet<>();
    questions.forEach(question -> measures.addAll(question.metric().measures()));
    boolean groupSeries =
        !by.isEmpty() && questions.stream().anyMatch(question -> question.query().groupSeries());
    boolean series =
        groupSeries || questions.stream().anyMatch(question -> question.query().series());
    return new Plan(
        frame.scope(),
        frame.condition(),
        windows(),
        frame.zone(),
        series ? frame.times().grain() : null,
        by,
        groupSeries,
        List.copyOf(measures));
  }

  /** The plan for the spans of the comparison that are no buckets of {@code plan}. */
  Plan apart(Plan plan, List<Window> spans) {
    List<Dimension> by = plan.groupSeries() ? plan.by() : List.of();
    return new Plan(
        frame.scope(), frame.condition(), spans, frame.zone(), null, by, false, plan.measures());
  }

  private List<Window> windows() {
    Window comparison = frame.comparison();
    return comparison == null ? List.of(frame.period()) : List.of(frame.period(), comparison);
  }
}
