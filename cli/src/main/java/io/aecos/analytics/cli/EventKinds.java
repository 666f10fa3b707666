package io.aecos.analytics.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the attributes of one event type hold, as the server's event catalogue says. Asked for only
 * where an attribute might be a number.
 */
final class EventKinds {
  private final Api api;
  private final String module;
  private final String type;
  private @Nullable JsonNode declared;

  EventKinds(Api api, String module, String type) {
    this.api = api;
    this.module = module;
    this.type = type;
  }

  /** What {@code text} means as the value of an attribute. */
  Object attribute(String name, String text) {
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
      return json(name, text);
    }
    return isNumber(text) && isDeclaredNumber(name) ? (Object) new BigDecimal(text) : text;
  }

  static boolean isNumber(String text) {
    return text.matches("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");
  }

  private static Object json(String name, String text) {
    try {
      return Api.JSON.readTree(text);
    } catch (JacksonException e) {
      throw new CommandFailure(ExitCodes.USAGE, name + ": not valid JSON: " + text);
    }
  }

  private boolean isDeclaredNumber(String name) {
    if (declared == null) {
      declared = isKnown() ? schema() : Api.JSON.createObjectNode();
    }
    JsonNode kinds = declared.path(name).path("type");
    return !kinds.isEmpty() && kinds.get(0).asString("").equals("number");
  }

  /** An event of a type that the catalogue does not know has attributes all the same. */
  private boolean isKnown() {
    for (JsonNode schema : api.get("/api/schemas").path("schemas")) {
      if (schema.path("type").asString("").equals(module + "/" + type)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode schema() {
    String address =
        "/api/schemas/" + QueryCommand.encoded(module) + "/" + QueryCommand.encoded(type);
    return api.get(address).path("properties").path("attributes").path("properties");
  }
}
