package io.aecos.analytics.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a roadmap's {@code record_event}: names that an event has fields for, by whatever
 * name the world around AEC OS knows them, and the rest, which becomes attributes.
 */
final class NamedFields {
  private NamedFields() {}

  static void put(EventBuilder event, Map<String, ?> named) {
    named.forEach((name, value) -> put(event, String.valueOf(name), value));
  }

  private static void put(EventBuilder event, String name, @Nullable Object value) {
    if (name.equals("metadata") && value instanceof Map<?, ?> metadata) {
      metadata.forEach((inner, attribute) -> event.attribute(String.valueOf(inner), attribute));
    } else if (value instanceof Number number && isValue(event, name)) {
      event.value(number.doubleValue());
    } else if (value instanceof Instant at && (name.equals("at") || name.equals("timestamp"))) {
      event.occurredAt(at);
    } else if (!(value instanceof CharSequence text) || !putField(event, name, text.toString())) {
      event.attribute(name, value);
    }
  }

  private static boolean isValue(EventBuilder event, String name) {
    return !event.hasValue && (name.equals("value") || name.equals("metric_value"));
  }

  private static boolean putField(EventBuilder event, String name, String text) {
    switch (name) {
      case "user", "user_id" -> event.user(text);
      case "project", "project_id" -> event.project(text);
      case "discipline" -> event.discipline(text);
      case "element", "element_guid", "element_id", "elementGuid", "global_id", "guid" ->
          event.element(text);
      case "element_type", "elementType", "ifc_class" -> event.elementType(text);
      case "template", "template_id", "templateId" -> event.template(text);
      case "region", "jurisdiction" -> event.region(text);
      case "code_edition", "codeEdition", "code" -> event.codeEdition(text);
      default -> {
        return false;
      }
    }
    return true;
  }
}
