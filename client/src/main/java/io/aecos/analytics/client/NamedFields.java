package io.aecos.analytics.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a roadmap's {@code record_event}: names that an event has fields for, by whatever
 * name the world around AEC OS knows them, and the rest, which becomes attributes. Of several names
 * for one field the first one here holds; what {@code metadata} says holds where nothing else does.
 */
final class NamedFields {
  private static final List<Field> FIELDS =
      List.of(
          text(EventBuilder::user, "user", "user_id"),
          text(EventBuilder::project, "project", "project_id"),
          text(EventBuilder::discipline, "discipline"),
          text(
              EventBuilder::element,
              "element",
              "element_guid",
              "elementGuid",
              "element_id",
              "global_id",
              "guid"),
          text(EventBuilder::elementType, "element_type", "elementType", "ifc_class"),
          text(EventBuilder::template, "template", "template_id", "templateId"),
          text(EventBuilder::region, "region", "jurisdiction"),
          text(EventBuilder::codeEdition, "code_edition", "codeEdition", "code"));

  private static final Field VALUE =
      new Field(
          List.of("value", "metric_value"),
          given -> given instanceof Number,
          (event, given) -> event.value(((Number) given).doubleValue()));

  private static final Field TIME =
      new Field(
          List.of("at", "timestamp", "occurredAt", "occurred_at"),
          given -> true,
          NamedFields::time);

  private NamedFields() {}

  static void put(EventBuilder event, Map<String, ?> named) {
    Map<String, @Nullable Object> given = copy(named);
    Map<String, @Nullable Object> metadata = Map.of();
    if (given.get("metadata") instanceof Map<?, ?> inner) {
      given.remove("metadata");
      metadata = copy(inner);
    }
    for (Field field : FIELDS) {
      if (!field.take(event, given)) {
        field.take(event, metadata);
      }
    }
    if (!event.hasValue && !VALUE.take(event, given)) {
      VALUE.take(event, metadata);
    }
    TIME.take(event, given);
    metadata.forEach(event::attribute);
    given.forEach(event::attribute);
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }

  private static void time(EventBuilder event, Object given) {
    Moments.of(given)
        .ifPresentOrElse(
            event::occurredAt,
            () -> {
              event.occurredAt(Moments.NONE);
              event.attribute("at_dropped", String.valueOf(given));
            });
  }

  private static Field text(BiConsumer<EventBuilder, String> set, String... names) {
    return new Field(
        List.of(names),
        given -> given instanceof CharSequence,
        (event, given) -> set.accept(event, given.toString()));
  }

  /**
   * One field of an event.
   *
   * @param names what it is called, its own name first
   * @param fits whether something is what the field takes
   * @param set puts that into an event
   */
  private record Field(
      List<String> names, Predicate<Object> fits, BiConsumer<EventBuilder, Object> set) {
    /** Whether one of the names was there, which is taken out then. */
    boolean take(EventBuilder event, Map<String, @Nullable Object> given) {
      for (String name : names) {
        Object value = given.get(name);
        if (value != null && fits.test(value)) {
          set.accept(event, value);
          given.remove(name);
          return true;
        }
      }
      return false;
    }
  }
}
