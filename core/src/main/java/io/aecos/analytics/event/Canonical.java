package io.aecos.analytics.event;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event under the name and with the value that the catalogue gives it, its code in one spelling.
 */
final class Canonical {
  private Canonical() {}

  static Event of(Event event, @Nullable EventDefinition definition) {
    EventType type = definition == null ? event.eventType() : definition.type();
    Double value = event.value();
    if (value == null && definition != null) {
      value = value(event, definition.valueFrom());
    }
    boolean named = event.eventType().equals(type);
    String code = CodeEditions.of(event.codeEdition());
    if (named
        && Objects.equals(value, event.value())
        && Objects.equals(code, event.codeEdition())) {
      return event;
    }
    Map<String, Object> attributes = new TreeMap<>(event.attributes());
    if (!named) {
      attributes.putIfAbsent(EventCatalog.TOLD_AS, event.eventType().toString());
    }
    return new Event(
        event.id(),
        event.occurredAt(),
        type.module(),
        type.type(),
        event.user(),
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        code,
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
