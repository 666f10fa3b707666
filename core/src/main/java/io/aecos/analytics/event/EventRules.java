package io.aecos.analytics.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event must satisfy, whoever made it. A violation is an {@link
 * io.aecos.analytics.error.AnalyticsException} of code {@code INVALID_BODY} that names the field.
 */
public final class EventRules {
  static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  static final Duration AHEAD = Duration.ofDays(1);
  static final int MAX_TEXT = 200;

  /** A project is called like its folder, and two of one name like their parents' folders too. */
  static final int MAX_PROJECT = 1_024;

  static final int MAX_ATTRIBUTES = 64 * 1024;

  private EventRules() {}

  /** Checks an event that was received at {@code now}. */
  public static void check(Event event, Instant now) {
    checkTime(event.occurredAt(), now);
    name("module", event.module());
    name("type", event.type());
    text("user", event.user());
    text("project", event.project(), MAX_PROJECT);
    text("discipline", event.discipline());
    text("elementGuid", event.elementGuid());
    text("elementType", event.elementType());
    text("templateId", event.templateId());
    text("region", event.region());
    text("codeEdition", event.codeEdition());
    text("source", event.source());
    long size = size(event.attributes(), "attributes", 1);
    if (size > MAX_ATTRIBUTES) {
      throw EventReader.invalid("attributes", "hold more than " + MAX_ATTRIBUTES + " bytes");
    }
    checkAmendment(event);
  }

  private static void checkTime(Instant occurredAt, Instant now) {
    if (occurredAt.isBefore(EARLIEST)) {
      throw EventReader.invalid("occurredAt", occurredAt + " is before 1990");
    }
    if (occurredAt.isAfter(now.plus(AHEAD))) {
      throw EventReader.invalid("occurredAt", occurredAt + " is more than a day in the future");
    }
  }

  private static void checkAmendment(Event event) {
    if (Amendment.is(event)) {
      names(event, Amendment.TARGET);
      if (event.attributes().containsKey(Amendment.SUPERSEDED_BY)) {
        names(event, Amendment.SUPERSEDED_BY);
      }
    }
  }

  private static void names(Event amendment, String attribute) {
    Object name = amendment.attributes().get(attribute);
    if (!(name instanceof String text) || uuid(text) == null) {
      throw EventReader.invalid(
          "attributes." + attribute, "an amendment names other events by their UUIDs");
    }
  }

  private static void name(String field, String name) {
    if (name.isBlank()) {
      throw EventReader.invalid(field, "is missing; every event needs it");
    }
    if (name.indexOf('/') >= 0) {
      throw EventReader.invalid(field, "may not contain '/'");
    }
    text(field, name);
  }

  private static void text(String field, @Nullable String text) {
    text(field, text, MAX_TEXT);
  }

  private static void text(String field, @Nullable String text, int most) {
    if (text == null) {
      return;
    }
    if (text.length() > most) {
      throw EventReader.invalid(field, "is longer than " + most + " characters");
    }
    characters(field, text);
  }

  private static void characters(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw EventReader.invalid(field, "contains a NUL character");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw EventReader.invalid(field, "contains half of a surrogate pair, which is no text");
        }
        i++;
      }
    }
  }

  /** The bytes of the names, texts and numbers in {@code value}, roughly as JSON writes them. */
  private static long size(@Nullable Object value, String path, int depth) {
    if (value instanceof String text) {
      characters(path, text);
      return text.length() + 2L + beyondAscii(text);
    }
    if (value instanceof Map<?, ?> map) {
      return sizeOfMap(map, path, depth);
    }
    if (value instanceof List<?> list) {
      return sizeOfList(list, path, depth);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw EventReader.invalid(path, "must be a finite number");
    }
    if (value instanceof Number || value instanceof Boolean) {
      return 8;
    }
    throw EventReader.invalid(path, "is no JSON value");
  }

  private static int beyondAscii(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) > 0x7f ? 1 : 0;
    }
    return count;
  }

  private static long sizeOfMap(Map<?, ?> map, String path, int depth) {
    checkDepth(path, depth);
    long size = 2;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      String inner = path + "." + name;
      text(inner, name);
      size += name.length() + 4L + size(entry.getValue(), inner, depth + 1);
    }
    return size;
  }

  private static long sizeOfList(List<?> list, String path, int depth) {
    checkDepth(path, depth);
    long size = 2;
    for (int i = 0; i < list.size(); i++) {
      size += 1 + size(list.get(i), path + "[" + i + "]", depth + 1);
    }
    return size;
  }

  private static void checkDepth(String path, int depth) {
    if (depth > JsonValues.MAX_DEPTH) {
      throw EventReader.invalid(path, "is nested deeper than " + JsonValues.MAX_DEPTH + " levels");
    }
  }

  /** The UUID that {@code text} writes in its full form, or null. */
  static @Nullable UUID uuid(String text) {
    if (text.length() != 36) {
      return null;
    }
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
