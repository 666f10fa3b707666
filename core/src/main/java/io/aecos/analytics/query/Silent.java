package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What AEC OS does without leaving a trace, beside something that leaves one. Only a hook sees it.
 */
enum Silent {
  /**
   * Where it makes an element of a template, it validates and prices it, and writes neither down.
   */
  FROM_TEMPLATE(
      "generation/element_generated",
      true,
      EventColumn.TEMPLATE_ID,
      "AEC OS validates and prices elements from templates without a trace; only a hook sees it",
      "validation/validation_completed",
      "cost/estimate_completed"),

  /**
   * The rules of a check stand in the report of the element that was generated, and nowhere else.
   */
  CHECKED_ALONE(
      "compliance/check_completed",
      false,
      EventColumn.ELEMENT_GUID,
      "AEC OS writes down the rules of a generation's check only; those of a check made alone only a"
          + " hook sees",
      "compliance/rule_evaluated");

  /** The events beside which one of these goes without a trace. */
  static final Condition ANY =
      new Condition.Any(Stream.of(values()).map(silent -> silent.beside).toList());

  private final EventType type;
  private final Condition beside;
  private final String text;
  private final Set<EventType> hidden;

  Silent(String type, boolean present, EventColumn column, String text, String... hidden) {
    this.type = EventType.parse(type);
    this.text = text;
    this.hidden = Set.copyOf(Stream.of(hidden).map(EventType::parse).toList());
    Condition says = new Condition.Present(Dimension.of(column));
    this.beside =
        new Condition.All(
            List.of(
                new Condition.TypeIn(Set.of(this.type)), present ? says : new Condition.Not(says)));
  }

  /** Whether something of {@code types} goes without a trace. */
  boolean hides(Set<EventType> types) {
    return types.stream().anyMatch(hidden::contains);
  }

  /** Whether it goes beside an event like the ones of {@code told}. */
  boolean isBeside(Told told) {
    return told.type().equals(type) && told.byConnector();
  }

  /** What to say where it happened. */
  String text() {
    return text;
  }
}
