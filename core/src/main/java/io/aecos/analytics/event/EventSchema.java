package io.aecos.analytics.event;

import io.aecos.analytics.event.EventDefinition.AttributeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the event catalogue demands of one event type, beyond what {@link EventRules} demands of
 * every event: a value within its unit's range, and declared attributes of their declared kind.
 * Attributes that are not declared are free. It is checked in code, because intake is where speed
 * counts, and written as a JSON Schema (<a
 * href="https://json-schema.org/draft/2020-12/schema">2020-12</a>) for whoever sends events; a test
 * holds the two equal.
 */
public final class EventSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String UUID_PATTERN =
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
  private static final List<String> TEXTS =
      List.of(
          "user",
          "project",
          "discipline",
          "elementGuid",
          "elementType",
          "templateId",
          "region",
          "codeEdition",
          "source");

  private EventSchema() {}

  /** What may be sent: every known type but amendments, which only connectors make. */
  public static List<EventDefinition> offered(EventCatalog catalog) {
    return catalog.definitions().stream()
        .filter(definition -> !definition.type().equals(Amendment.TYPE))
        .toList();
  }

  /** The name under which a schema is known: it changes with the schema's version. */
  public static String id(EventDefinition definition) {
    return "urn:aecos-analytics:event:" + definition.type() + ":" + definition.version();
  }

  static void check(Event event, EventDefinition definition) {
    Double value = event.value();
    ValueRange range = ValueRange.of(definition.unit());
    if (value != null && !range.contains(value)) {
      throw EventReader.invalid(
          "value",
          "must be " + range.text() + " (" + definition.unit() + ") in " + definition.type());
    }
    definition.attributes().forEach((name, kind) -> check(event, definition, name, kind));
  }

  private static void check(
      Event event, EventDefinition definition, String name, AttributeKind kind) {
    Object attribute = event.attributes().get(name);
    if (attribute == null) {
      return;
    }
    boolean text = kind.isText();
    if (text ? !(attribute instanceof String) : !(attribute instanceof Number)) {
      throw EventReader.invalid(
          "attributes." + name,
          "must be " + (text ? "text" : "a number") + " in " + definition.type());
    }
  }

  /** The JSON Schema of one event of a type, as nested maps ready for a JSON writer. */
  public static Map<String, Object> of(EventDefinition definition) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DIALECT);
    schema.put("$id", id(definition));
    schema.put("title", definition.type().toString());
    schema.put("description", definition.meaning());
    schema.put("type", "object");
    schema.put("properties", properties(definition));
    schema.put("required", List.of("id", "occurredAt", "module", "type"));
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> properties(EventDefinition definition) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("id", Map.of("type", "string", "pattern", UUID_PATTERN));
    properties.put("occurredAt", Map.of("type", "string", "format", "date-time"));
    properties.put("module", Map.of("const", definition.type().module()));
    properties.put("type", Map.of("const", definition.type().type()));
    for (String text : TEXTS) {
      int most = text.equals("project") ? EventRules.MAX_PROJECT : EventRules.MAX_TEXT;
      properties.put(text, Map.of("type", List.of("string", "null"), "maxLength", most));
    }
    properties.put("value", value(definition));
    properties.put("attributes", attributes(definition));
    return properties;
  }

  private static Map<String, Object> value(EventDefinition definition) {
    ValueRange range = ValueRange.of(definition.unit());
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("type", List.of(range.whole() ? "integer" : "number", "null"));
    value.put("description", "Unit: " + definition.unit());
    if (range.least() != null) {
      value.put("minimum", range.least());
    }
    if (range.most() != null) {
      value.put("maximum", range.most());
    }
    return value;
  }

  private static Map<String, Object> attributes(EventDefinition definition) {
    Map<String, Object> declared = new LinkedHashMap<>();
    definition
        .attributes()
        .forEach(
            (name, kind) ->
                declared.put(
                    name, Map.of("type", List.of(kind.isText() ? "string" : "number", "null"))));
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("type", List.of("object", "null"));
    attributes.put("properties", declared);
    return attributes;
  }
}
