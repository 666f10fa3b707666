package io.aecos.analytics.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event in the making; {@link #record} hands it over. No method throws or waits: what cannot be
 * kept is left out and counted. For one thread at a time; may be recorded more than once, each time
 * as an event of its own.
 */
public final class EventBuilder {
  private static final int MAX_ATTRIBUTES = 256;
  private static final String[] NO_NAMES = {};
  private static final Object[] NO_VALUES = {};

  private final AnalyticsClient client;
  final String module;
  final String type;
  @Nullable String user;
  @Nullable String project;
  @Nullable String discipline;
  @Nullable String elementGuid;
  @Nullable String elementType;
  @Nullable String templateId;
  @Nullable String region;
  @Nullable String codeEdition;
  @Nullable Instant occurredAt;
  double value;
  boolean hasValue;
  String[] names = NO_NAMES;
  @Nullable Object[] values = NO_VALUES;
  int attributeCount;

  EventBuilder(AnalyticsClient client, @Nullable String module, @Nullable String type) {
    this.client = client;
    this.module = Objects.requireNonNullElse(module, "");
    this.type = Objects.requireNonNullElse(type, "");
  }

  /** The one number of the event, in the unit that the event catalogue gives its type. */
  public EventBuilder value(double value) {
    this.value = value;
    hasValue = true;
    return this;
  }

  /** A duration as the event's value, in milliseconds. */
  public EventBuilder value(Duration duration) {
    return value(duration.getSeconds() * 1e3 + duration.getNano() / 1e6);
  }

  /** Who did it; without this, the context's user. */
  public EventBuilder user(@Nullable String user) {
    this.user = user;
    return this;
  }

  /** The project it happened in; without this, the context's project. */
  public EventBuilder project(@Nullable String project) {
    this.project = project;
    return this;
  }

  /** The discipline, for example {@code structural}; without this, the context's. */
  public EventBuilder discipline(@Nullable String discipline) {
    this.discipline = discipline;
    return this;
  }

  /** The IFC GlobalId of the element concerned. */
  public EventBuilder element(@Nullable String elementGuid) {
    this.elementGuid = elementGuid;
    return this;
  }

  /** The IFC class of the element concerned, for example {@code IfcWall}. */
  public EventBuilder elementType(@Nullable String elementType) {
    this.elementType = elementType;
    return this;
  }

  /** The template that was used. */
  public EventBuilder template(@Nullable String templateId) {
    this.templateId = templateId;
    return this;
  }

  /** The region; without this, the context's. */
  public EventBuilder region(@Nullable String region) {
    this.region = region;
    return this;
  }

  /** The edition of the building code; without this, the context's. */
  public EventBuilder codeEdition(@Nullable String codeEdition) {
    this.codeEdition = codeEdition;
    return this;
  }

  /** When it happened; without this, the moment of {@link #record}. */
  public EventBuilder occurredAt(@Nullable Instant occurredAt) {
    this.occurredAt = occurredAt;
    return this;
  }

  /**
   * Anything else worth keeping: text, numbers, booleans, maps, lists and arrays of those; other
   * objects are kept as their text. The last value of a name counts; null leaves it out.
   */
  public EventBuilder attribute(String name, @Nullable Object value) {
    String fitting = Texts.name(String.valueOf(name));
    int index = indexOf(fitting);
    if (index == attributeCount) {
      if (attributeCount == MAX_ATTRIBUTES) {
        client.mended().count(Mending.BAD_ATTRIBUTE);
        return this;
      }
      grow();
      attributeCount++;
    }
    names[index] = fitting;
    values[index] = value;
    return this;
  }

  /** Each entry as an attribute. */
  public EventBuilder attributes(Map<String, ?> attributes) {
    try {
      attributes.forEach(this::attribute);
    } catch (RuntimeException e) {
      // The host's own map failed, for example because another thread changes it.
      client.mended().count(Mending.BAD_ATTRIBUTE);
    }
    return this;
  }

  /** Hands the event over. False means that it was not taken, which is counted. */
  public boolean record() {
    return client.accept(this);
  }

  /** Fields and attributes by the names of AEC OS's roadmap. */
  EventBuilder named(Map<String, ?> named) {
    try {
      NamedFields.put(this, named);
    } catch (RuntimeException e) {
      // The host's own map failed, as in attributes().
      client.mended().count(Mending.BAD_ATTRIBUTE);
    }
    return this;
  }

  /**
   * Hands the event over and waits, at most {@code limit}, until it is in the queue file: from then
   * on it survives the death of this process. False means that this is not certain.
   */
  public boolean recordDurably(Duration limit) {
    return client.accept(this) && client.flush(limit);
  }

  private int indexOf(String name) {
    for (int i = 0; i < attributeCount; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return attributeCount;
  }

  private void grow() {
    if (attributeCount == names.length) {
      int larger = Math.max(4, 2 * attributeCount);
      names = Arrays.copyOf(names, larger);
      values = Arrays.copyOf(values, larger);
    }
  }
}
