package io.aecos.analytics.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the event catalogue says of one event type: what one event means, the unit of its {@code
 * value}, its declared attributes by name, and the {@code hook} that has to report it where no file
 * of AEC OS does (null where one does). {@code version} counts the changes of its {@link
 * EventSchema}. An event told under one of the {@code aliases} is stored as one of this type;
 * {@code valueFrom} names the attribute that is the value of an event without one.
 */
public record EventDefinition(
    EventType type,
    String meaning,
    String unit,
    @Nullable EventType hook,
    Map<String, AttributeKind> attributes,
    int version,
    List<EventType> aliases,
    @Nullable String valueFrom) {

  public EventDefinition {
    aliases = List.copyOf(aliases);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** Of which nothing is said yet. */
  static EventDefinition blank(EventType type) {
    return new EventDefinition(type, "", "none", null, Map.of(), 1, List.of(), null);
  }

  /**
   * What an attribute holds: text becomes a dimension, a number a field to aggregate. A person is
   * text that names somebody.
   */
  public enum AttributeKind {
    TEXT,
    PERSON,
    NUMBER;

    /** Whether it is text. */
    public boolean isText() {
      return this != NUMBER;
    }
  }
}
