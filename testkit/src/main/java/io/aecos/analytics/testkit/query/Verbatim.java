package io.aecos.analytics.testkit.query;

import io.aecos.analytics.event.Event;
import java.util.Map;
import java.util.TreeMap;

/** Events as senders write them, who leave nothing out. */
final class Verbatim {
  private Verbatim() {}

  /** {@code event} with further attributes, blank ones too. */
  static Event with(Event event, Map<String, Object> further) {
    Map<String, Object> attributes = new TreeMap<>(event.attributes());
    attributes.putAll(further);
    return new Event(
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        event.user(),
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        event.codeEdition(),
        event.value(),
        attributes,
        event.source());
  }
}
