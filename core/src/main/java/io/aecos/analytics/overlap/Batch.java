package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of rows that no answer shows yet. */
final class Batch {
  static final Batch NOTHING = new Batch(List.of());

  private final Map<Key, List<Event>> events = new HashMap<>();

  private record Key(String project, EventType type) {}

  Batch(List<LedgerRow> rows) {
    for (LedgerRow row : rows) {
      Event event = row.event();
      if (event.project() != null && Teller.of(event.source()) != null && !Amendment.is(event)) {
        events
            .computeIfAbsent(new Key(event.project(), event.eventType()), key -> new ArrayList<>())
            .add(event);
      }
    }
  }

  List<Event> of(String project, EventType type) {
    return events.getOrDefault(new Key(project, type), List.of());
  }
}
