package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of rows that no answer shows yet. */
final class Batch {
  static final Batch NOTHING = new Batch(Stream.empty());

  /** In the place of the project of an event that names none. */
  static final String NOWHERE = Condition.NONE;

  private final Map<Key, List<Event>> events = new HashMap<>();

  private record Key(String project, EventType type) {}

  Batch(List<LedgerRow> rows) {
    this(rows.stream().map(LedgerRow::event));
  }

  private Batch(Stream<Event> all) {
    all.forEach(this::add);
  }

  private void add(Event event) {
    if (Teller.of(event.source()) != null && !Amendment.is(event)) {
      events
          .computeIfAbsent(new Key(place(event), event.eventType()), key -> new ArrayList<>())
          .add(event);
    }
  }

  static String place(Event event) {
    return Objects.requireNonNullElse(event.project(), NOWHERE);
  }

  /** With events that other rows move, each in the project that it is moved to and in no other. */
  Batch with(List<Event> moved) {
    if (moved.isEmpty()) {
      return this;
    }
    Set<UUID> ids = moved.stream().map(Event::id).collect(Collectors.toSet());
    return new Batch(
        Stream.concat(all().filter(event -> !ids.contains(event.id())), moved.stream()));
  }

  Stream<Event> all() {
    return events.values().stream().flatMap(List::stream);
  }

  /** Those of a project and of none; of all projects, where that is {@link #NOWHERE}. */
  List<Event> near(String project, EventType type) {
    if (project.equals(NOWHERE)) {
      return all().filter(event -> event.eventType().equals(type)).toList();
    }
    List<Event> near = new ArrayList<>(events.getOrDefault(new Key(project, type), List.of()));
    near.addAll(events.getOrDefault(new Key(NOWHERE, type), List.of()));
    return near;
  }
}
