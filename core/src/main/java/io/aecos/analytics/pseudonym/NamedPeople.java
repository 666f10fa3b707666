package io.aecos.analytics.pseudonym;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an event names people: in its field {@code user}, in the attributes that the catalogue says
 * name a person, and in every attribute that it does not know, there wherever a whole text or the
 * name of a member is a name. The other attributes that it knows are left alone: a model or a role
 * may well be called as somebody is. Safe for use by many threads.
 */
public final class NamedPeople {
  private final Set<String> others;

  public NamedPeople(EventCatalog catalog) {
    Set<String> known = new java.util.TreeSet<>(catalog.textAttributes());
    known.removeAll(catalog.personAttributes());
    others = Set.copyOf(known);
  }

  /** The event with its people renamed; {@code event} itself where it names none of them. */
  public Event renamed(Event event, Renaming renaming) {
    String user = name(event.user(), renaming);
    Map<String, Object> attributes = attributes(event.attributes(), renaming);
    if (Objects.equals(user, event.user()) && attributes.equals(event.attributes())) {
      return event;
    }
    return new Event(
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        user,
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        event.codeEdition(),
        event.value(),
        attributes,
        event.source());
  }

  private Map<String, Object> attributes(Map<String, Object> attributes, Renaming renaming) {
    Map<String, Object> renamed = new TreeMap<>(attributes);
    renamed.replaceAll(
        (name, value) ->
            others.contains(name) ? value : Objects.requireNonNull(of(value, renaming)));
    return renamed;
  }

  private static Object of(Object value, Renaming renaming) {
    if (value instanceof String text) {
      return Objects.requireNonNullElse(renaming.of(text), text);
    }
    if (value instanceof List<?> list) {
      List<Object> renamed = new ArrayList<>();
      list.forEach(one -> renamed.add(of(Objects.requireNonNull(one), renaming)));
      return renamed;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> renamed = new TreeMap<>();
      map.forEach(
          (name, one) ->
              renamed.put(
                  String.valueOf(of(String.valueOf(name), renaming)),
                  of(Objects.requireNonNull(one), renaming)));
      return renamed;
    }
    return value;
  }

  private static @Nullable String name(@Nullable String name, Renaming renaming) {
    String other = name == null ? null : renaming.of(name);
    return other == null ? name : other;
  }
}
