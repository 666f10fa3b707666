package io.aecos.analytics.event;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads one event from JSON, naming the path of the first thing that is wrong. One use only. */
final class EventReader {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "occurredAt",
          "module",
          "type",
          "user",
          "project",
          "discipline",
          "elementGuid",
          "elementType",
          "templateId",
          "region",
          "codeEdition",
          "value",
          "attributes",
          "source");

  private final JsonParser json;
  private final EventDraft draft = new EventDraft();

  EventReader(byte[] bytes) {
    this(parser(bytes));
  }

  EventReader(JsonParser json) {
    this.json = json;
  }

  /** The first bytes tell the encoding, and may be those of none. */
  private static JsonParser parser(byte[] bytes) {
    try {
      return EventJson.FACTORY.createParser(ObjectReadContext.empty(), bytes);
    } catch (JacksonException e) {
      throw invalid("", "not valid JSON: " + firstLine(e));
    }
  }

  Event read(String defaultSource) {
    try (json) {
      readObject();
      if (json.nextToken() != null) {
        throw invalid("", "there is more after the end of the event");
      }
      return draft.build(defaultSource);
    } catch (JacksonException e) {
      throw invalid("", "not valid JSON: " + firstLine(e));
    }
  }

  Event readBody(UUID id, Instant occurredAt) {
    try (json) {
      draft.id = id;
      draft.occurredAt = occurredAt;
      readObject();
      return draft.build("");
    }
  }

  private void readObject() {
    JsonToken start = json.nextToken();
    if (start == null) {
      throw invalid("", "empty, where an event was expected");
    }
    if (start != JsonToken.START_OBJECT) {
      throw invalid("", "an event is a JSON object, not " + JsonValues.kind(start));
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      readField(name);
    }
  }

  private void readField(String name) {
    switch (name) {
      case "id" -> draft.id = id();
      case "occurredAt" -> draft.occurredAt = instant();
      case "module" -> draft.module = text(name);
      case "type" -> draft.type = text(name);
      case "user" -> draft.user = text(name);
      case "project" -> draft.project = text(name);
      case "discipline" -> draft.discipline = text(name);
      case "elementGuid" -> draft.elementGuid = text(name);
      case "elementType" -> draft.elementType = text(name);
      case "templateId" -> draft.templateId = text(name);
      case "region" -> draft.region = text(name);
      case "codeEdition" -> draft.codeEdition = text(name);
      case "value" -> draft.value = number();
      case "attributes" -> draft.attributes = JsonValues.readObject(json, name);
      case "source" -> draft.source = text(name);
      default ->
          throw AnalyticsException.invalid(
              ErrorCode.INVALID_BODY,
              name,
              "'"
                  + JsonValues.shorten(name)
                  + "' is no field of an event; put it into 'attributes'",
              FIELDS);
    }
  }

  private @Nullable UUID id() {
    String text = text("id");
    if (text == null) {
      return null;
    }
    UUID id = EventRules.uuid(text);
    if (id == null) {
      throw invalid("id", "must be a UUID, not '" + JsonValues.shorten(text) + "'");
    }
    return id;
  }

  private @Nullable Instant instant() {
    String text = text("occurredAt");
    if (text == null) {
      return null;
    }
    try {
      return InstantText.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(
          "occurredAt",
          "must be a time with a zone like 2026-11-02T09:15:00Z, not '"
              + JsonValues.shorten(text)
              + "'");
    }
  }

  private @Nullable String text(String name) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      throw invalid(name, "must be text, not " + JsonValues.kind(token));
    }
    String text = json.getString();
    return Names.normal(text) == null ? null : text;
  }

  private @Nullable Double number() {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!token.isNumeric()) {
      throw invalid("value", "must be a number, not " + JsonValues.kind(token));
    }
    double number = json.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw invalid("value", "must be a number that a double can hold");
    }
    return number;
  }

  static AnalyticsException invalid(String field, String reason) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, reason, List.of());
  }

  private static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
