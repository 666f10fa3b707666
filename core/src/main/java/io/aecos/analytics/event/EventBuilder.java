package io.aecos.analytics.event;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects the optional fields of an {@link Event}; null and blank mean absent. Not safe for use by
 * two threads.
 */
public final class EventBuilder {
  private final UUID id;
  private final Instant occurredAt;
  private final EventType type;
  private final String source;
  private final Map<String, Object> attributes = new TreeMap<>();
  private @Nullable String user;
  private @Nullable String project;
  private @Nullable String discipline;
  private @Nullable String elementGuid;
  private @Nullable String elementType;
  private @Nullable String templateId;
  private @Nullable String region;
  private @Nullable String codeEdition;
  private @Nullable Double value;

  EventBuilder(UUID id, Instant occurredAt, EventType type, String source) {
    this.id = id;
    this.occurredAt = occurredAt;
    this.type = type;
    this.source = source;
  }

  @CanIgnoreReturnValue
  public EventBuilder user(@Nullable String user) {
    this.user = present(user);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder project(@Nullable String project) {
    this.project = present(project);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder discipline(@Nullable String discipline) {
    this.discipline = present(discipline);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder elementGuid(@Nullable String elementGuid) {
    this.elementGuid = present(elementGuid);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder elementType(@Nullable String elementType) {
    this.elementType = present(elementType);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder templateId(@Nullable String templateId) {
    this.templateId = present(templateId);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder region(@Nullable String region) {
    this.region = present(region);
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder codeEdition(@Nullable String codeEdition) {
    this.codeEdition = CodeEditions.of(present(codeEdition));
    return this;
  }

  @CanIgnoreReturnValue
  public EventBuilder value(@Nullable Double value) {
    this.value = value;
    return this;
  }

  /** Sets an attribute; a null value or a blank text leaves it out. */
  @CanIgnoreReturnValue
  public EventBuilder attribute(String name, @Nullable Object attribute) {
    if (attribute != null && !(attribute instanceof String text && text.isBlank())) {
      attributes.put(name, attribute);
    }
    return this;
  }

  public Event build() {
    return new Event(
        id,
        occurredAt,
        type.module(),
        type.type(),
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
        source);
  }

  private static @Nullable String present(@Nullable String text) {
    return Names.normal(text) == null ? null : text;
  }
}
