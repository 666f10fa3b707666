package io.aecos.analytics.intake;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventRules;
import io.aecos.analytics.ledger.Belonging;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Finds in what is no event what can still be told of it: its own texts for project, module, type,
 * source and user, as far as it reads as one JSON object. What it says twice it does not say, and a
 * CloudEvent means other things by these names.
 */
final class Clues {
  private static final Set<String> NAMES = Set.of("project", "module", "type", "source", "user");
  private static final String CLOUD_EVENT = "specversion";
  private static final JsonFactory LENIENT =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Map<String, String> told = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  private Clues() {}

  static Belonging of(byte[] raw) {
    return read(raw).belonging();
  }

  /** Whom {@code raw} names; null where that cannot be told. */
  static @Nullable String user(byte[] raw) {
    Clues clues = read(raw);
    return clues.seen.contains(CLOUD_EVENT) ? null : clues.told.get("user");
  }

  private static Clues read(byte[] raw) {
    Clues clues = new Clues();
    try (JsonParser json = LENIENT.createParser(ObjectReadContext.empty(), raw)) {
      clues.read(json);
    } catch (JacksonException e) {
      // What stands before the damage is told.
      return clues;
    }
    return clues;
  }

  static Belonging of(Event event) {
    return new Belonging(
        EventRules.name("project", event.project()),
        EventRules.name("module", event.module()),
        EventRules.name("type", event.type()),
        EventRules.name("source", event.source()));
  }

  private void read(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      boolean again = !seen.add(name);
      if (again) {
        told.remove(name);
      } else if (value == JsonToken.VALUE_STRING && NAMES.contains(name)) {
        tell(name, EventRules.name(name, json.getString()));
      }
      json.skipChildren();
    }
  }

  private void tell(String name, @Nullable String text) {
    if (text != null) {
      told.put(name, text);
    }
  }

  private Belonging belonging() {
    return seen.contains(CLOUD_EVENT)
        ? Belonging.UNKNOWN
        : new Belonging(
            told.get("project"), told.get("module"), told.get("type"), told.get("source"));
  }
}
