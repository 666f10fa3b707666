package io.aecos.analytics.workspace.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that Python writes; every failure says in a sentence what is wrong. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Json() {}

  /** The object in {@code bytes}; throws {@link BadRecord} when it is not one. */
  public static JsonNode object(byte[] bytes) throws BadRecord {
    JsonNode node = parse(bytes);
    if (!node.isObject()) {
      throw new BadRecord("", "expected a JSON object");
    }
    return node;
  }

  public static JsonNode parse(byte[] bytes) throws BadRecord {
    try {
      String text = text(bytes);
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new BadRecord("", "it is empty");
      }
      return node;
    } catch (JacksonException e) {
      throw new BadRecord("", "not valid JSON: " + e.getOriginalMessage());
    }
  }

  /** {@code bytes} as UTF-8 text; throws when they are not. */
  public static String text(byte[] bytes) throws BadRecord {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadRecord("", "not valid UTF-8");
    }
  }

  /** A text field; "" when absent or null. */
  public static String text(JsonNode node, String field) throws BadRecord {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw new BadRecord(field, "expected text in '" + field + "'");
    }
    return value.stringValue();
  }

  /** A required text field. */
  public static String required(JsonNode node, String field) throws BadRecord {
    String value = text(node, field);
    if (value.isEmpty()) {
      throw new BadRecord(field, "'" + field + "' is missing");
    }
    return value;
  }

  /** A finite number; null when absent, null or not finite. */
  public static @Nullable Double number(JsonNode node, String field) throws BadRecord {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new BadRecord(field, "expected a number in '" + field + "'");
    }
    double number = value.doubleValue();
    return Double.isFinite(number) ? number : null;
  }

  public static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBoolean() && value.booleanValue();
  }

  /** The texts of an array (or the one text); empty when absent. */
  public static List<String> texts(JsonNode node) {
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      if (item.isString()) {
        texts.add(item.stringValue());
      }
    }
    return texts;
  }

  /** An object without fields. */
  public static JsonNode nothing() {
    return MAPPER.createObjectNode();
  }

  /** A text field; "" where there is none. */
  static String string(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }

  public static String write(Map<String, Object> object) {
    return MAPPER.writeValueAsString(object);
  }
}
