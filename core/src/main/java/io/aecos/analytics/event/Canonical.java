package io.aecos.analytics.event;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event under the name and with the value that the catalogue gives it. */
final class Canonical {
  private Canonical() {}

  static Event of(Event event, EventDefinition definition) {
    Double value = event.value() == null ? value(event, definition.valueFrom()) : event.value();
    boolean named = event.eventType().equals(definition.type());
    if (named && Objects.equals(value, event.value())) {
      return event;
    }
    Map<String, Object> attributes = new TreeMap<>(event.attributes());
    if (!named) {
      attributes.putIfAbsent(EventCatalog.TOLD_AS, event.eventType().toString());
    }
    return new Event(
        event.id(),
        event.occurredAt(),
        definition.type().module(),
        definition.type().type(),
        event.user(),
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        event.codeEdition(),
        value,
        attributes,
        event.source());
  }

  private static @Nullable Double value(Event event, @Nullable String from) {
    return from != null && event.attributes().get(from) instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }
}
