package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.intake.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents 1.0 in the structured, batch and binary modes of the HTTP binding. {@code type} is
 * {@code module/type} or ends with {@code .module.type}; {@code id} is the event's id if it is a
 * UUID, else the id follows from {@code source} and {@code id}, which together are unique by the
 * standard. {@code data} holds the event's other fields; what is no field becomes an attribute.
 */
final class CloudEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> FIELDS =
      Map.of(
          "user", "user",
          "project", "project",
          "discipline", "discipline",
          "elementguid", "elementGuid",
          "elementtype", "elementType",
          "templateid", "templateId",
          "region", "region",
          "codeedition", "codeEdition",
          "value", "value",
          "attributes", "attributes");

  private CloudEvents() {}

  static List<Delivery.Item> structured(byte[] body, Instant now) {
    return List.of(item(body, "index 0", now));
  }

  static List<Delivery.Item> batch(byte[] body, Instant now) {
    List<Delivery.Item> items = new ArrayList<>();
    for (Delivery.Item item : JsonItems.ofJson(body)) {
      items.add(
          item instanceof Delivery.Json json ? item(json.json(), json.location(), now) : item);
    }
    return items;
  }

  static boolean isBinary(HttpServletRequest request) {
    return request.getHeader("ce-specversion") != null;
  }

  static List<Delivery.Item> binary(HttpServletRequest request, byte[] body, Instant now) {
    ObjectNode envelope = JSON.createObjectNode();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (name.toLowerCase(Locale.ROOT).startsWith("ce-")) {
        envelope.put(name.substring(3).toLowerCase(Locale.ROOT), decoded(request.getHeader(name)));
      }
    }
    try {
      if (body.length > 0) {
        envelope.set("data", JSON.readTree(body));
      }
      return List.of(item(envelope, JSON.writeValueAsBytes(envelope), "index 0", now));
    } catch (JacksonException e) {
      return List.of(new Delivery.Broken(body, "index 0", "data", "not valid JSON"));
    }
  }

  private static Delivery.Item item(byte[] raw, String location, Instant now) {
    try {
      return item(JSON.readTree(raw), raw, location, now);
    } catch (JacksonException e) {
      return new Delivery.Broken(raw, location, "", "not valid JSON");
    }
  }

  private static Delivery.Item item(JsonNode envelope, byte[] raw, String location, Instant now) {
    try {
      byte[] event = JSON.writeValueAsBytes(event(envelope, now));
      return new Delivery.Typed(EventJson.read(event, "http", now), location);
    } catch (AnalyticsException e) {
      String field = e.field() == null ? "" : e.field();
      return new Delivery.Broken(raw, location, field, String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode event(JsonNode envelope, Instant now) {
    String version = text(envelope, "specversion");
    if (!"1.0".equals(version)) {
      throw invalid("specversion", "must be 1.0, not " + version);
    }
    String source = required(envelope, "source");
    ObjectNode event = JSON.createObjectNode();
    event.put("id", id(source, required(envelope, "id")));
    event.put("source", source);
    String time = text(envelope, "time");
    event.put("occurredAt", time == null ? now.toString() : time);
    putType(event, required(envelope, "type"));
    copyFields(envelope, event);
    copyData(envelope, event);
    return event;
  }

  private static String id(String source, String id) {
    try {
      if (id.length() == 36) {
        return UUID.fromString(id).toString();
      }
    } catch (IllegalArgumentException e) {
      // Not a UUID: the standard allows any text, which becomes part of the derived id.
      return EventIds.of("cloudevents", source, id).toString();
    }
    return EventIds.of("cloudevents", source, id).toString();
  }

  private static void putType(ObjectNode event, String type) {
    int slash = type.indexOf('/');
    int cut = slash >= 0 ? slash : type.lastIndexOf('.');
    if (cut <= 0) {
      throw invalid("type", "must be module/type or end with module.type, not '" + type + "'");
    }
    String module = type.substring(0, cut);
    event.put("module", slash >= 0 ? module : module.substring(module.lastIndexOf('.') + 1));
    event.put("type", type.substring(cut + 1));
  }

  /** Extension attributes have lower-case names. */
  private static void copyFields(JsonNode envelope, ObjectNode event) {
    FIELDS.forEach(
        (name, field) -> {
          JsonNode value = envelope.get(name);
          if (value != null && !value.isNull()) {
            event.set(field, value);
          }
        });
  }

  private static void copyData(JsonNode envelope, ObjectNode event) {
    if (envelope.has("data_base64")) {
      throw invalid("data_base64", "is not understood; send 'data' as a JSON object");
    }
    JsonNode data = envelope.get("data");
    if (data == null || data.isNull()) {
      return;
    }
    if (!data.isObject()) {
      throw invalid("data", "must be a JSON object");
    }
    for (Map.Entry<String, JsonNode> member : data.properties()) {
      if (member.getKey().equals("attributes") && member.getValue() instanceof ObjectNode several) {
        event.withObjectProperty("attributes").setAll(several);
      } else if (FIELDS.containsValue(member.getKey())) {
        event.set(member.getKey(), member.getValue());
      } else {
        event.withObjectProperty("attributes").set(member.getKey(), member.getValue());
      }
    }
  }

  private static @Nullable String text(JsonNode envelope, String name) {
    JsonNode value = envelope.get(name);
    return value == null || !value.isString() ? null : value.stringValue();
  }

  private static String required(JsonNode envelope, String name) {
    String text = text(envelope, name);
    if (text == null || text.isBlank()) {
      throw invalid(name, "is missing; every CloudEvent needs it");
    }
    return text;
  }

  /** Header values are percent-encoded by the HTTP binding, in which '+' stands for itself. */
  private static String decoded(String header) {
    try {
      return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return header;
    }
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
