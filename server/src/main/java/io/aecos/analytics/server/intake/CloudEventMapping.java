package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventIds;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an event of a CloudEvent. {@code type} is {@code module/type} or ends with {@code
 * .module.type}; {@code id} is the event's id if it is a UUID, else the id follows from {@code
 * source} and {@code id}, which together are unique by the standard. {@code data} holds the event's
 * other fields, extension attributes may carry them too; what is no field becomes an attribute,
 * {@code subject}, {@code dataschema} and unknown extensions included. What is said twice and
 * differently is refused.
 */
final class CloudEventMapping {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Extension attributes have lower-case names. */
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

  private CloudEventMapping() {}

  /** Fails unless {@code json} is one JSON object that says each thing once. */
  static void requireObject(byte[] json) {
    if (!tree(json, "").isObject()) {
      throw invalid("", "not a CloudEvent 1.0: it is no JSON object");
    }
  }

  static byte[] json(CloudEvent cloud, Instant now) {
    if (!"1.0".equals(cloud.getSpecVersion().toString())) {
      throw invalid("specversion", "must be 1.0, not " + cloud.getSpecVersion());
    }
    present("id", cloud.getId());
    present("source", cloud.getSource().toString());
    ObjectNode event = JSON.createObjectNode();
    event.put("id", id(cloud.getSource().toString(), cloud.getId()));
    event.put("source", cloud.getSource().toString());
    event.put("occurredAt", (cloud.getTime() == null ? now : cloud.getTime()).toString());
    putType(event, cloud.getType());
    putContext(cloud, event);
    putData(cloud.getData(), event);
    return JSON.writeValueAsBytes(event);
  }

  /** The standard asks for text; events without an id would all be the same one. */
  private static void present(String name, String text) {
    if (text.isBlank()) {
      throw invalid(name, "must not be empty");
    }
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

  private static void putContext(CloudEvent cloud, ObjectNode event) {
    for (String name : cloud.getExtensionNames()) {
      Object value = cloud.getExtension(name);
      String field = FIELDS.get(name);
      if (field == null) {
        put(event.withObjectProperty(ATTRIBUTES), name, JSON.valueToTree(value));
      } else {
        put(event, field, field.equals("value") ? number(value) : JSON.valueToTree(value));
      }
    }
    if (cloud.getSubject() != null) {
      put(event.withObjectProperty(ATTRIBUTES), "subject", JSON.valueToTree(cloud.getSubject()));
    }
    if (cloud.getDataSchema() != null) {
      String schema = cloud.getDataSchema().toString();
      put(event.withObjectProperty(ATTRIBUTES), "dataschema", JSON.valueToTree(schema));
    }
  }

  /** A header can carry a number only as text. */
  private static JsonNode number(@Nullable Object value) {
    try {
      return JSON.valueToTree(
          value instanceof Number ? value : Double.valueOf(String.valueOf(value).strip()));
    } catch (NumberFormatException e) {
      throw invalid("value", "must be a number, not '" + value + "'");
    }
  }

  private static void putData(@Nullable CloudEventData data, ObjectNode event) {
    byte[] bytes = data == null ? new byte[0] : data.toBytes();
    JsonNode node = bytes.length == 0 ? null : tree(bytes, "data");
    if (node == null || node.isNull()) {
      return;
    }
    if (!node.isObject()) {
      throw invalid("data", "must be a JSON object");
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      if (name.equals(ATTRIBUTES) && member.getValue() instanceof ObjectNode several) {
        several
            .properties()
            .forEach(
                one -> put(event.withObjectProperty(ATTRIBUTES), one.getKey(), one.getValue()));
      } else if (FIELDS.containsValue(name)) {
        put(event, name, member.getValue());
      } else {
        put(event.withObjectProperty(ATTRIBUTES), name, member.getValue());
      }
    }
  }

  private static void put(ObjectNode target, String name, JsonNode value) {
    JsonNode before = target.get(name);
    if (before != null && !before.equals(value)) {
      throw invalid(name, "is said twice: " + before + " and " + value);
    }
    target.set(name, value);
  }

  private static JsonNode tree(byte[] json, String field) {
    try {
      return JSON.readTree(json);
    } catch (StreamReadException e) {
      String what = e.getOriginalMessage();
      boolean twice = what != null && what.startsWith("Duplicate");
      throw invalid(field, twice ? what : "is not valid JSON");
    } catch (JacksonException e) {
      throw invalid(field, "is not valid JSON");
    }
  }

  static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
