package io.aecos.analytics.event;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event under the name and with the value that the catalogue gives it, its codes in one
 * spelling.
 */
final class Canonical {
  /** The attribute that names a code edition, wherever the catalogue declares it. */
  private static final String CODE = "code";

  private Canonical() {}

  static Event of(Event event, @Nullable EventDefinition definition) {
    EventType type = definition == null ? event.eventType() : definition.type();
    Double value = event.value();
    if (value == null && definition != null) {
      value = value(event, definition.valueFrom());
    }
    boolean named = event.eventType().equals(type);
    String code = CodeEditions.of(event.codeEdition());
    String inAttributes = code(event, definition);
    if (named
        && Objects.equals(value, event.value())
        && Objects.equals(code, event.codeEdition())
        && inAttributes == null) {
      return event;
    }
    Map<String, Object> attributes = new TreeMap<>(event.attributes());
    if (inAttributes != null) {
      attributes.put(CODE, inAttributes);
    }
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

  /**
   * The spelling of the code among the attributes; null where it has it, or where there is none.
   */
  private static @Nullable String code(Event event, @Nullable EventDefinition definition) {
    if (definition == null
        || !definition.attributes().containsKey(CODE)
        || !(event.attributes().get(CODE) instanceof String told)) {
      return null;
    }
    String spelled = CodeEditions.of(told);
    return told.equals(spelled) ? null : spelled;
  }

  private static @Nullable Double value(Event event, @Nullable String from) {
    return from != null && event.attributes().get(from) instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }
}
