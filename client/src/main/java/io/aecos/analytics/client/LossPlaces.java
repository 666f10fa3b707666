package io.aecos.analytics.client;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the events were that are lost, as far as that can be known, until the server was
 * told. What is beyond the bound is of any place. Safe for use by many threads.
 */
final class LossPlaces {
  private static final int MOST = 50;

  private final ConcurrentHashMap<Place, Lost> lost = new ConcurrentHashMap<>();

  /** Why, and in which project ("" where none is named). */
  record Place(LossReason reason, String project) {}

  void add(LossReason reason, @Nullable String project, String module, Instant at) {
    add(new Place(reason, project == null ? "" : project), Lost.one(module, at));
  }

  /** Reads the place of an event from what would have been sent. */
  void add(LossReason reason, byte[] payload) {
    Map<String, Object> event = JsonReader.object(payload);
    if (event != null) {
      Place place = new Place(reason, text(event, "project"));
      add(place, Lost.one(text(event, "module"), time(text(event, "occurredAt"))));
    }
  }

  private void add(Place place, Lost one) {
    if (lost.size() < MOST || lost.containsKey(place)) {
      lost.merge(place, one, Lost::plus);
    }
  }

  /** Takes out all that is known of a reason. */
  Map<Place, Lost> take(LossReason reason) {
    Map<Place, Lost> taken = new java.util.LinkedHashMap<>();
    for (Place place : lost.keySet()) {
      if (place.reason() == reason) {
        Lost known = lost.remove(place);
        if (known != null) {
          taken.put(place, known);
        }
      }
    }
    return taken;
  }

  /** Puts back what could not be told. */
  void putBack(Place place, Lost known) {
    lost.merge(place, known, Lost::plus);
  }

  private static String text(Map<String, Object> event, String name) {
    return event.get(name) instanceof String text ? text : "";
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
