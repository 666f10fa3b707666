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
import java.util.stream.Stream;

/** What hooks say that they lost or cannot tell. */
public final class Losses {
  private static final int MOST = 1_000;

  private Losses() {}

  /**
   * The latest first. What {@code scope} does not see is told without a number or a name, where it
   * may be of events that the scope sees: a loss of no project may be of any.
   */
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
        .flatMap(event -> shown(event, loss(event, found), scope))
        .distinct()
        .toList();
  }

  private static Stream<Loss> shown(Event event, Loss loss, Scope scope) {
    if (scope.sees(event)) {
      return Stream.of(loss);
    }
    return event.project() == null || scope.seesBeyondItsProjects()
        ? Stream.of(loss.unnamed())
        : Stream.of();
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
