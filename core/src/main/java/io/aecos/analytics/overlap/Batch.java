package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of rows that no answer shows yet. */
final class Batch {
  static final Batch NOTHING = new Batch(Stream.empty());

  private final Map<Key, List<Event>> events = new HashMap<>();

  private record Key(String project, EventType type) {}

  Batch(List<LedgerRow> rows) {
    this(rows.stream().map(LedgerRow::event));
  }

  private Batch(Stream<Event> all) {
    all.forEach(this::add);
  }

  private void add(Event event) {
    if (event.project() != null && Teller.of(event.source()) != null && !Amendment.is(event)) {
      events
          .computeIfAbsent(new Key(event.project(), event.eventType()), key -> new ArrayList<>())
          .add(event);
    }
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

  List<Event> of(String project, EventType type) {
    return events.getOrDefault(new Key(project, type), List.of());
  }
}
