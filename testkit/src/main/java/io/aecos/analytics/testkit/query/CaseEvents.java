package io.aecos.analytics.testkit.query;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes ledger rows of a case's events. {@code type} and {@code at} default to those of the event
 * before; {@code times} repeats one; {@code name} gives it a name by which {@code amends} can refer
 * to it, also before it; every unknown member is an attribute.
 */
final class CaseEvents {
  private static final Set<String> EVENT =
      Set.of(
          "type",
          "at",
          "times",
          "name",
          "amends",
          "source",
          "value",
          "user",
          "project",
          "discipline",
          "elementGuid",
          "elementType",
          "templateId",
          "region",
          "codeEdition");
  private static final Instant RECEIVED = Instant.parse("2026-12-01T00:00:00Z");

  private final List<Event> events = new ArrayList<>();
  private final Map<String, Event> named = new HashMap<>();

  static List<LedgerRow> rows(List<?> items) {
    CaseEvents reader = new CaseEvents();
    items.forEach(item -> reader.name(Yaml.of(item)));
    reader.previousType = null;
    reader.previousAt = null;
    items.forEach(item -> reader.add(Yaml.of(item)));
    List<LedgerRow> rows = new ArrayList<>();
    for (Event event : reader.events) {
      rows.add(new LedgerRow(rows.size() + 1L, RECEIVED, event));
    }
    return rows;
  }

  private @Nullable String previousType;
  private @Nullable String previousAt;

  /** Amendments may come first: the targets must be known before any of them is made. */
  private void name(Yaml item) {
    remember(item);
    String name = item.text("name");
    if (name != null) {
      named.put(name, event(item, EventIds.of("case", "named", name)));
    }
  }

  private void add(Yaml item) {
    remember(item);
    String target = item.text("amends");
    String name = item.text("name");
    if (target != null) {
      Event amended = Objects.requireNonNull(named.get(target), target);
      Event patch = event(item, EventIds.of("case", "patch"));
      events.add(Amendment.of(amended, patch, Integer.toString(events.size())));
    } else if (name != null) {
      events.add(Objects.requireNonNull(named.get(name)));
    } else {
      Double times = item.number("times");
      for (int i = 0; i < (times == null ? 1 : times); i++) {
        events.add(event(item, EventIds.of("case", Integer.toString(events.size()))));
      }
    }
  }

  private void remember(Yaml item) {
    previousType = item.has("type") ? item.text("type") : previousType;
    previousAt = item.has("at") ? item.text("at") : previousAt;
  }

  private Event event(Yaml item, java.util.UUID id) {
    EventType type =
        EventType.parse(Objects.requireNonNull(previousType, "the first event needs a type"));
    Instant at = Instant.parse(Objects.requireNonNull(previousAt, "the first event needs an at"));
    EventBuilder event = Event.builder(id, at, type, item.text("source", "case"));
    Map<String, Object> blank = new HashMap<>();
    item.members()
        .forEach(
            (name, value) -> {
              set(event, String.valueOf(name), value);
              if (value instanceof String text && text.isBlank() && isAttribute(name)) {
                blank.put(String.valueOf(name), text);
              }
            });
    return Verbatim.with(event.build(), blank);
  }

  private static boolean isAttribute(Object name) {
    return !EVENT.contains(String.valueOf(name));
  }

  private static void set(EventBuilder event, String name, @Nullable Object value) {
    String text = value == null ? null : value.toString();
    switch (name) {
      case "type", "at", "times", "name", "amends", "source" -> {}
      case "value" -> event.value(Yaml.numberOf(value));
      case "user" -> event.user(text);
      case "project" -> event.project(text);
      case "discipline" -> event.discipline(text);
      case "elementGuid" -> event.elementGuid(text);
      case "elementType" -> event.elementType(text);
      case "templateId" -> event.templateId(text);
      case "region" -> event.region(text);
      case "codeEdition" -> event.codeEdition(text);
      default -> event.attribute(name, value instanceof Integer i ? Long.valueOf(i) : value);
    }
  }
}
