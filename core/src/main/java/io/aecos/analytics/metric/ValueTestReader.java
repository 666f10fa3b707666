package io.aecos.analytics.metric;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads value tests: {@code events}, one flat mapping per fixture event, and {@code expect}. An
 * event's {@code type} defaults to the one of the event before, its time {@code at} to noon of the
 * test week's Monday, its {@code element_type} and the like are the event's columns; every other
 * name is an attribute. {@code times} repeats an event.
 */
final class ValueTestReader {
  private static final Instant NOON = TestWeek.WINDOW.from().plusSeconds(12 * 3600);
  private static final double MOST_REPEATS = 10_000;

  private final EventCatalog events;

  ValueTestReader(EventCatalog events) {
    this.events = events;
  }

  List<ValueTest> read(@Nullable YamlPart tests) {
    if (tests == null) {
      return List.of();
    }
    return tests.items().stream().map(this::test).toList();
  }

  private ValueTest test(YamlPart part) {
    Map<String, YamlPart> members = part.members(Set.of("events", "expect"));
    YamlPart expect = members.get("expect");
    if (expect == null) {
      throw part.invalid("'expect' is missing");
    }
    List<Event> fixture = new ArrayList<>();
    YamlPart events = members.get("events");
    if (events != null) {
      events.items().forEach(item -> add(item, fixture));
    }
    return new ValueTest(fixture, expect.isNull() ? null : expect.number(), part.location());
  }

  private void add(YamlPart part, List<Event> fixture) {
    Map<String, YamlPart> members = part.members();
    EventType type = type(part, members.get("type"), fixture);
    YamlPart times = members.get("times");
    double repeats = times == null ? 1 : Math.min(times.number(), MOST_REPEATS);
    for (int i = 0; i < repeats; i++) {
      fixture.add(event(type, members, fixture.size()));
    }
  }

  private EventType type(YamlPart part, @Nullable YamlPart name, List<Event> fixture) {
    if (name == null) {
      if (fixture.isEmpty()) {
        throw part.invalid("the first event of a test needs a 'type'");
      }
      return fixture.get(fixture.size() - 1).eventType();
    }
    Optional<EventType> type =
        events.definitions().stream()
            .map(definition -> definition.type())
            .filter(known -> known.toString().equals(name.text()))
            .findFirst();
    return type.orElseThrow(() -> name.invalid("the event catalogue has no '" + name.text() + "'"));
  }

  private Event event(EventType type, Map<String, YamlPart> members, int index) {
    YamlPart at = members.get("at");
    EventBuilder event =
        Event.builder(
            EventIds.of("value-test", Integer.toString(index)),
            at == null ? NOON : instant(at),
            type,
            "value-test");
    Set<String> names = new TreeSet<>(members.keySet());
    names.removeAll(Set.of("type", "times", "at"));
    names.forEach(
        name -> {
          YamlPart part = members.get(name);
          if (part != null) {
            set(event, type, name, part);
          }
        });
    return event.build();
  }

  private void set(EventBuilder event, EventType type, String name, YamlPart part) {
    switch (name) {
      case "value" -> event.value(part.number());
      case "user" -> event.user(part.text());
      case "project" -> event.project(part.text());
      case "discipline" -> event.discipline(part.text());
      case "elementGuid" -> event.elementGuid(part.text());
      case "elementType" -> event.elementType(part.text());
      case "templateId" -> event.templateId(part.text());
      case "region" -> event.region(part.text());
      case "codeEdition" -> event.codeEdition(part.text());
      default -> attribute(event, type, name, part);
    }
  }

  private void attribute(EventBuilder event, EventType type, String name, YamlPart part) {
    boolean declared =
        events.find(type).map(known -> known.attributes().containsKey(name)).orElse(false);
    if (!declared) {
      throw part.invalid("'" + name + "' is no field of " + type);
    }
    if (events.numberAttributes().contains(name)) {
      event.attribute(name, part.number());
    } else {
      event.attribute(name, part.text());
    }
  }

  private static Instant instant(YamlPart at) {
    try {
      return Instant.parse(at.text());
    } catch (DateTimeException e) {
      throw at.invalid("'" + at.text() + "' is no instant such as 2026-03-03T09:00:00Z");
    }
  }
}
