package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.ElementPage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element's identity, ordered by code point; without a project first. */
record ElementKey(@Nullable String project, String guid) implements Comparable<ElementKey> {
  static final Comparator<String> BY_CODE_POINT =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  private static final Comparator<ElementKey> ORDER =
      Comparator.comparing((ElementKey key) -> key.project() != null)
          .thenComparing(key -> key.project() == null ? "" : key.project(), BY_CODE_POINT)
          .thenComparing(ElementKey::guid, BY_CODE_POINT);

  static ElementKey of(ElementPage.Row row) {
    return new ElementKey(row.project(), row.elementGuid());
  }

  static ElementKey of(ElementCursor cursor) {
    return new ElementKey(cursor.project(), cursor.elementGuid());
  }

  /** The element with the type that the last of its events names. */
  static ElementPage.Row row(ElementKey element, List<EventView> events, List<String> outcomes) {
    return new ElementPage.Row(
        element.project(),
        element.guid(),
        typeOf(events),
        outcomes,
        events.size(),
        events.get(0).event().occurredAt(),
        events.get(events.size() - 1).event().occurredAt());
  }

  static @Nullable String typeOf(List<EventView> events) {
    String type = null;
    for (EventView event : events) {
      String named = event.event().elementType();
      type = named == null ? type : named;
    }
    return type;
  }

  @Override
  public int compareTo(ElementKey other) {
    return ORDER.compare(this, other);
  }
}
