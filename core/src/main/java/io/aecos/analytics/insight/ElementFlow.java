package io.aecos.analytics.insight;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.FlowPlan.Outcome;
import io.aecos.analytics.projection.FlowPlan.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From generation to approval: the stages, what each outcome means, and how it is called. */
final class ElementFlow {
  static final String DEFINITION =
      "Elements (project and elementGuid) of which the view holds any event of a stage; at each"
          + " stage the outcome of the element's latest event there.";

  private static final EventType VALIDATED = type("validation/validation_completed");
  private static final EventType CHECKED = type("compliance/check_completed");
  private static final EventType REQUESTED = type("collaboration/review_requested");
  private static final EventType APPROVED = type("collaboration/review_approved");
  private static final EventType REJECTED = type("collaboration/review_rejected");

  static final List<Stage> STAGES =
      List.of(
          new Stage(
              "generation",
              List.of(new Outcome("generated", is(type("generation/element_generated")))),
              "elsewhere"),
          new Stage(
              "validation",
              List.of(
                  new Outcome("failed", result(VALIDATED, 0)),
                  new Outcome("warnings", all(result(VALIDATED, 1), warned())),
                  new Outcome("passed", result(VALIDATED, 1)),
                  new Outcome("unclear", is(VALIDATED))),
              "not_validated"),
          new Stage(
              "compliance",
              List.of(
                  new Outcome("passed", result(CHECKED, 1)),
                  new Outcome("failed", result(CHECKED, 0)),
                  new Outcome("unclear", is(CHECKED))),
              "not_checked"),
          new Stage(
              "review",
              List.of(new Outcome("requested", is(REQUESTED, APPROVED, REJECTED))),
              "none"),
          new Stage(
              "approval",
              List.of(
                  new Outcome("approved", is(APPROVED)),
                  new Outcome("rejected", is(REJECTED)),
                  new Outcome("pending", is(REQUESTED))),
              "none"));

  /** Names of stages and, as {@code stage:outcome}, of outcomes; the order is that of display. */
  static final Map<String, String> TITLES = titles();

  private ElementFlow() {}

  /** The event types that each stage reads. */
  static List<Set<EventType>> operands() {
    return List.of(
        Set.of(type("generation/element_generated")),
        Set.of(VALIDATED),
        Set.of(CHECKED),
        Set.of(REQUESTED, APPROVED, REJECTED));
  }

  /** What any stage looks at. */
  static Condition events() {
    return new Condition.TypeIn(
        operands().stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("generation", "Generation");
    titles.put("generation:generated", "Generated");
    titles.put("generation:elsewhere", "Not generated in this view");
    titles.put("validation", "Validation");
    titles.put("validation:passed", "Valid");
    titles.put("validation:warnings", "Valid with warnings");
    titles.put("validation:failed", "Not valid");
    titles.put("validation:unclear", "Validated without a result");
    titles.put("validation:not_validated", "Not validated");
    titles.put("compliance", "Compliance");
    titles.put("compliance:passed", "Compliant");
    titles.put("compliance:failed", "Not compliant");
    titles.put("compliance:unclear", "Checked without a result");
    titles.put("compliance:not_checked", "Not checked");
    titles.put("review", "Review");
    titles.put("review:requested", "Review asked for");
    titles.put("review:none", "No review");
    titles.put("approval", "Approval");
    titles.put("approval:approved", "Approved");
    titles.put("approval:rejected", "Rejected");
    titles.put("approval:pending", "Pending");
    titles.put("approval:none", "Not up for approval");
    return titles;
  }

  /** AEC OS names the state; where only the count of warnings is told, that will do. */
  private static Condition warned() {
    return new Condition.Any(
        List.of(
            new Condition.In(
                new Dimension("status", Dimension.Kind.ATTRIBUTE), Set.of("warnings", "warning")),
            new Condition.Compare(new Field.Attribute("warnings"), Operator.GREATER_OR_EQUAL, 1)));
  }

  private static Condition result(EventType type, double value) {
    return all(is(type), new Condition.Compare(new Field.Value(), Operator.EQUAL, value));
  }

  private static Condition all(Condition... conditions) {
    return new Condition.All(List.of(conditions));
  }

  private static Condition is(EventType... types) {
    return new Condition.TypeIn(Stream.of(types).collect(Collectors.toSet()));
  }

  private static EventType type(String name) {
    return EventType.parse(name);
  }
}
