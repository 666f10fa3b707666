package io.aecos.analytics.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of an event while it is being read. */
final class EventDraft {
  @Nullable UUID id;
  @Nullable Instant occurredAt;
  @Nullable String module;
  @Nullable String type;
  @Nullable String user;
  @Nullable String project;
  @Nullable String discipline;
  @Nullable String elementGuid;
  @Nullable String elementType;
  @Nullable String templateId;
  @Nullable String region;
  @Nullable String codeEdition;
  @Nullable Double value;
  Map<String, Object> attributes = Map.of();
  @Nullable String source;

  Event build(String defaultSource) {
    return new Event(
        required("id", id),
        required("occurredAt", occurredAt),
        required("module", module),
        required("type", type),
        user,
        project,
        discipline,
        elementGuid,
        elementType,
        templateId,
        region,
        codeEdition,
        value,
        attributes,
        source == null ? defaultSource : source);
  }

  private static <T> T required(String field, @Nullable T present) {
    if (present == null) {
      throw EventReader.invalid(field, "is missing; every event needs it");
    }
    return present;
  }
}
