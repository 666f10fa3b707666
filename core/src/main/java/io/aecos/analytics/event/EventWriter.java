package io.aecos.analytics.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes events as JSON, leaving absent fields out. */
final class EventWriter {
  private EventWriter() {}

  static void write(Event event, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", event.id().toString());
    json.writeStringProperty("occurredAt", event.occurredAt().toString());
    writeFields(event, json);
    json.writeEndObject();
  }

  static void writeBody(Event event, JsonGenerator json) {
    json.writeStartObject();
    writeFields(event, json);
    json.writeEndObject();
  }

  private static void writeFields(Event event, JsonGenerator json) {
    json.writeStringProperty("module", event.module());
    json.writeStringProperty("type", event.type());
    text(json, "user", event.user());
    text(json, "project", event.project());
    text(json, "discipline", event.discipline());
    text(json, "elementGuid", event.elementGuid());
    text(json, "elementType", event.elementType());
    text(json, "templateId", event.templateId());
    text(json, "region", event.region());
    text(json, "codeEdition", event.codeEdition());
    if (event.value() != null) {
      json.writeNumberProperty("value", event.value());
    }
    if (!event.attributes().isEmpty()) {
      json.writeName("attributes");
      value(json, event.attributes());
    }
    json.writeStringProperty("source", event.source());
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text != null) {
      json.writeStringProperty(name, text);
    }
  }

  /** Writes one JSON value of the kinds that {@link Event#attributes} may hold. */
  static void value(JsonGenerator json, Object value) {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof Number number) {
      json.writeNumber(number.doubleValue());
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(item -> value(json, item));
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (name, item) -> {
            json.writeName(String.valueOf(name));
            value(json, item);
          });
      json.writeEndObject();
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }
}
