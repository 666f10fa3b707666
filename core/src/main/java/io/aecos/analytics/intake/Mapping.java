package io.aecos.analytics.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a quarantined item is mended before it is replayed. The steps apply in the order of the
 * components:
 *
 * @param replace the whole event in the place of what was received, for an item that is no JSON
 * @param rename members to carry under another name, old → new
 * @param toAttributes members that are no field of an event, to be kept as attributes
 * @param remove members to leave out
 * @param set members to give a value
 *     <p>A member is named by a field of the event ({@code value}) or as {@code attributes.name}.
 */
public record Mapping(
    @Nullable Map<String, Object> replace,
    Map<String, String> rename,
    List<String> toAttributes,
    List<String> remove,
    Map<String, Object> set) {
  /** Replays what was received as it is, for when the rules have changed since. */
  public static final Mapping NONE = new Mapping(null, Map.of(), List.of(), List.of(), Map.of());

  /** Reads what is nearly JSON, too: a NaN is a reason for quarantine, and can be mended. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final String ATTRIBUTES = "attributes";
  private static final String PREFIX = ATTRIBUTES + ".";

  /** The mended JSON of {@code raw}; throws {@code INVALID_BODY} when {@code raw} is no object. */
  public byte[] apply(byte[] raw) {
    ObjectNode event = replace == null ? object(raw) : JSON.valueToTree(replace);
    rename.forEach((from, to) -> put(event, to, take(event, from)));
    toAttributes.forEach(name -> put(event, PREFIX + name, take(event, name)));
    remove.forEach(name -> take(event, name));
    set.forEach((name, value) -> put(event, name, JSON.valueToTree(value)));
    return JSON.writeValueAsBytes(event);
  }

  private static ObjectNode object(byte[] raw) {
    try {
      if (JSON.readTree(raw) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw invalid("", "The item is not JSON; give the whole event in 'replace'");
    }
    throw invalid("", "The item is no JSON object; give the whole event in 'replace'");
  }

  private static JsonNode take(ObjectNode event, String name) {
    JsonNode taken = null;
    if (!name.startsWith(PREFIX)) {
      taken = event.remove(name);
    } else if (event.get(ATTRIBUTES) instanceof ObjectNode attributes) {
      taken = attributes.remove(name.substring(PREFIX.length()));
    }
    if (taken == null) {
      throw invalid(name, "'" + name + "' is not in the item");
    }
    return taken;
  }

  private static void put(ObjectNode event, String name, JsonNode value) {
    if (name.startsWith(PREFIX)) {
      event.withObjectProperty(ATTRIBUTES).set(name.substring(PREFIX.length()), value);
    } else {
      event.set(name, value);
    }
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
