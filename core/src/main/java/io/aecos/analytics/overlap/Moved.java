package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The events that ledger rows move to another project, as they read there: in that project they are
 * news, whenever they were told.
 */
final class Moved {
  private Moved() {}

  /** Of rows that come after {@code seq}, some of which {@code batch} may hold. */
  static List<Event> in(List<LedgerRow> rows, long seq, Batch batch, Search search) {
    Map<UUID, Event> moves = new HashMap<>();
    TreeSet<Instant> times = new TreeSet<>();
    for (LedgerRow row : rows) {
      if (row.seq() > seq && Amendment.isMove(row.event())) {
        moves.put(Amendment.target(row.event()), row.event());
        times.add(row.event().occurredAt());
      }
    }
    if (moves.isEmpty()) {
      return List.of();
    }
    Map<UUID, Event> targets = search.named(moves.keySet(), times);
    batch.all().filter(event -> moves.containsKey(event.id())).forEach(e -> targets.put(e.id(), e));
    return targets.values().stream()
        .map(event -> Amendment.apply(event, Objects.requireNonNull(moves.get(event.id()))))
        .toList();
  }
}
