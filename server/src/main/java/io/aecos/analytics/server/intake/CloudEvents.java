package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.intake.Delivery;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents 1.0 in the structured, batch and binary modes of the HTTP binding, read by the SDK of
 * the standard. {@code type} is {@code module/type} or ends with {@code .module.type}; {@code id}
 * is the event's id if it is a UUID, else the id follows from {@code source} and {@code id}, which
 * together are unique by the standard. {@code data} holds the event's other fields, extension
 * attributes may carry them too; what is no field becomes an attribute.
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
          "value", "value");
  private static final String ATTRIBUTES = "attributes";
  private static final Pattern ATTRIBUTE = Pattern.compile("\\b([a-z]+) attribute");

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
    String location = "index 0";
    try {
      CloudEvent event =
          HttpMessageFactory.createReader(
                  use ->
                      Collections.list(request.getHeaderNames())
                          .forEach(name -> use.accept(name, request.getHeader(name))),
                  body)
              .toEvent();
      return List.of(item(event, body, location, now));
    } catch (RuntimeException e) { // the SDK throws many kinds for what is no CloudEvent
      return List.of(broken(body, location, e));
    }
  }

  private static Delivery.Item item(byte[] raw, String location, Instant now) {
    EventFormat format = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);
    if (format == null) {
      throw new IllegalStateException("the JSON format of CloudEvents is missing");
    }
    try {
      return item(format.deserialize(raw), raw, location, now);
    } catch (RuntimeException e) { // the SDK throws many kinds for what is no CloudEvent
      return broken(raw, location, e);
    }
  }

  private static Delivery.Item item(CloudEvent event, byte[] raw, String location, Instant now) {
    try {
      byte[] json = JSON.writeValueAsBytes(event(event, now));
      return new Delivery.Typed(EventJson.read(json, "http", now), location);
    } catch (AnalyticsException e) {
      String field = e.field() == null ? "" : e.field();
      return new Delivery.Broken(raw, location, field, String.valueOf(e.getMessage()));
    }
  }

  private static Delivery.Broken broken(byte[] raw, String location, RuntimeException error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    Matcher attribute = ATTRIBUTE.matcher(message);
    String field = attribute.find() ? attribute.group(1) : "";
    return new Delivery.Broken(raw, location, field, "not a CloudEvent 1.0: " + message);
  }

  private static ObjectNode event(CloudEvent cloud, Instant now) {
    if (!"1.0".equals(cloud.getSpecVersion().toString())) {
      throw invalid("specversion", "must be 1.0, not " + cloud.getSpecVersion());
    }
    ObjectNode event = JSON.createObjectNode();
    event.put("id", id(cloud.getSource().toString(), cloud.getId()));
    event.put("source", cloud.getSource().toString());
    event.put("occurredAt", (cloud.getTime() == null ? now : cloud.getTime()).toString());
    putType(event, cloud.getType());
    copyExtensions(cloud, event);
    copyData(cloud.getData(), event);
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

  /** Extension attributes have lower-case names; a header can carry a number only as text. */
  private static void copyExtensions(CloudEvent cloud, ObjectNode event) {
    FIELDS.forEach(
        (name, field) -> {
          Object value = cloud.getExtension(name);
          if (value != null) {
            event.set(field, field.equals("value") ? number(value) : JSON.valueToTree(value));
          }
        });
  }

  private static JsonNode number(Object value) {
    try {
      return JSON.valueToTree(
          value instanceof Number ? value : Double.valueOf(value.toString().strip()));
    } catch (NumberFormatException e) {
      throw invalid("value", "must be a number, not '" + value + "'");
    }
  }

  private static void copyData(@Nullable CloudEventData data, ObjectNode event) {
    JsonNode node = data == null ? null : json(data);
    if (node == null || node.isNull()) {
      return;
    }
    if (!node.isObject()) {
      throw invalid("data", "must be a JSON object");
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equals(ATTRIBUTES) && member.getValue() instanceof ObjectNode several) {
        event.withObjectProperty(ATTRIBUTES).setAll(several);
      } else if (FIELDS.containsValue(member.getKey())) {
        event.set(member.getKey(), member.getValue());
      } else {
        event.withObjectProperty(ATTRIBUTES).set(member.getKey(), member.getValue());
      }
    }
  }

  private static @Nullable JsonNode json(CloudEventData data) {
    byte[] bytes = data.toBytes();
    try {
      return bytes.length == 0 ? null : JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw invalid("data", "is not valid JSON");
    }
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
