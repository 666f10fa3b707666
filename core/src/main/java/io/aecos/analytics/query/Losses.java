package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What hooks say that they lost or cannot tell. */
public final class Losses {
  private static final int MOST = 1_000;

  private Losses() {}

  /** The latest first. A loss of no project may be of any, so it is told to everybody. */
  public static List<Loss> in(Scope scope, Projection projection) {
    EventSelection selection =
        new EventSelection(
            Access.everything(),
            Window.EVER,
            new Condition.TypeIn(Set.of(Loss.EVENTS, Loss.METHOD, Loss.FOUND)),
            ZoneOffset.UTC,
            MOST,
            null);
    List<Event> told = projection.events(selection).rows().stream().map(LedgerRow::event).toList();
    Map<String, NavigableSet<Instant>> found = found(told);
    return told.stream()
        .filter(event -> !event.eventType().equals(Loss.FOUND))
        .filter(event -> event.project() == null || scope.sees(event))
        .map(event -> loss(event, found))
        .toList();
  }

  private static Loss loss(Event event, Map<String, NavigableSet<Instant>> found) {
    if (event.eventType().equals(Loss.EVENTS)) {
      return Loss.ofEvents(event);
    }
    NavigableSet<Instant> again = found.getOrDefault(method(event), new TreeSet<>());
    return Loss.ofMethod(event, again.ceiling(event.occurredAt()));
  }

  /** When methods were there that had been missing. */
  private static Map<String, NavigableSet<Instant>> found(List<Event> told) {
    Map<String, NavigableSet<Instant>> found = new HashMap<>();
    for (Event event : told) {
      if (event.eventType().equals(Loss.FOUND)) {
        found.computeIfAbsent(method(event), key -> new TreeSet<>()).add(event.occurredAt());
      }
    }
    return found;
  }

  private static String method(Event event) {
    return event.project() + "\u0000" + Loss.method(event);
  }
}
