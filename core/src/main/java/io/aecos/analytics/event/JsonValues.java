package io.aecos.analytics.event;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** JSON as the Java types that {@link Event#attributes} may hold. */
public final class JsonValues {
  static final int MAX_DEPTH = 8;

  /** A double gives so many decimal digits back as they were. */
  private static final int SAFE_DIGITS = 15;

  private JsonValues() {}

  /** The object as JSON text. */
  public static String write(Map<String, Object> object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = EventJson.TRUSTED.createGenerator(ObjectWriteContext.empty(), text)) {
      EventWriter.value(json, object);
    }
    return text.toString();
  }

  /** The object that {@link #write} wrote. */
  public static Map<String, Object> read(String object) {
    try (JsonParser json = EventJson.TRUSTED.createParser(ObjectReadContext.empty(), object)) {
      json.nextToken();
      return readObject(json, "");
    }
  }

  /** The object at the parser's current token; null reads as empty, null members are left out. */
  static Map<String, Object> readObject(JsonParser json, String path) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Map.of();
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw EventReader.invalid(path, "must be an object, not " + kind(json.currentToken()));
    }
    return object(json, path, 1);
  }

  private static Map<String, Object> object(JsonParser json, String path, int depth) {
    Map<String, Object> object = new TreeMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        object.put(name, value(json, path + "." + name, depth));
      }
    }
    return object;
  }

  private static List<Object> list(JsonParser json, String path, int depth) {
    List<Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json, path + "[" + list.size() + "]", depth));
    }
    return list;
  }

  private static Object value(JsonParser json, String path, int depth) {
    JsonToken token = json.currentToken();
    return switch (token) {
      case VALUE_STRING -> json.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(json, path);
      case VALUE_NUMBER_FLOAT -> decimal(json.getString(), path);
      case START_OBJECT -> object(json, path, deeper(path, depth));
      case START_ARRAY -> list(json, path, deeper(path, depth));
      default -> throw EventReader.invalid(path, "may not be " + kind(token));
    };
  }

  private static int deeper(String path, int depth) {
    if (depth == MAX_DEPTH) {
      throw EventReader.invalid(path, "is nested deeper than " + MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private static Object integer(JsonParser json, String path) {
    return switch (json.getNumberType()) {
      case INT, LONG -> json.getLongValue();
      default -> {
        String written = json.getString();
        finite(written, path);
        yield new BigInteger(written);
      }
    };
  }

  /** A double where that is the same number, else the decimal as it was written. */
  static Number decimal(String written, String path) {
    double number = finite(written, path);
    return isSame(number, written, path) ? (Number) number : new BigDecimal(written);
  }

  private static boolean isSame(double number, String written, String path) {
    if (written.length() <= SAFE_DIGITS && written.indexOf('e') < 0 && written.indexOf('E') < 0) {
      return true;
    }
    try {
      return new BigDecimal(Double.toString(number)).compareTo(new BigDecimal(written)) == 0;
    } catch (NumberFormatException e) {
      throw EventReader.invalid(path, "must be a number with a smaller exponent");
    }
  }

  private static double finite(String written, String path) {
    double number = Double.parseDouble(written);
    if (!Double.isFinite(number)) {
      throw EventReader.invalid(path, "must be a number that a double can hold");
    }
    return number;
  }

  static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "that";
    };
  }

  /** Foreign text for a message: short and on one line. */
  static String shorten(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}
