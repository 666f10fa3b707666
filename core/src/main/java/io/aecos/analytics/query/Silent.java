package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import java.util.Set;

/**
 * What AEC OS does without leaving a trace: where it makes an element of a template, it validates
 * and prices it, and writes neither down. Only a hook sees it.
 */
final class Silent {
  static final EventType GENERATED = EventType.parse("generation/element_generated");
  static final Set<EventType> IN_TEMPLATES =
      Set.of(
          EventType.parse("validation/validation_completed"),
          EventType.parse("cost/estimate_completed"));

  private Silent() {}
}
