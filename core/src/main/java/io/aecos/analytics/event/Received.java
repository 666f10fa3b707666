package io.aecos.analytics.event;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings an event's names into their normal form and remembers those that came in another one. */
final class Received {
  private @Nullable Map<String, Object> names;

  @Nullable String normal(String field, @Nullable String name) {
    String normal = Names.normal(name);
    if (normal != null && !normal.equals(name)) {
      names = names == null ? new TreeMap<>() : names;
      names.put(field, Objects.requireNonNull(name));
    }
    return normal;
  }

  /** Empty where it says nothing: the rules for events then name the field. */
  String required(String field, @Nullable String name) {
    String normal = normal(field, Objects.requireNonNull(name, field));
    return normal == null ? "" : normal;
  }

  /**
   * The attributes with what was received beside them, in a map that nobody can change; what a
   * sender says there himself stays.
   */
  Map<String, Object> into(Map<String, Object> attributes) {
    if (names == null && (attributes instanceof Attributes || attributes.isEmpty())) {
      return attributes.isEmpty() ? Map.of() : attributes;
    }
    Map<String, Object> all = new TreeMap<>(attributes);
    if (names != null) {
      all.putIfAbsent(Event.RECEIVED, names);
    }
    return Collections.unmodifiableMap(all);
  }
}
