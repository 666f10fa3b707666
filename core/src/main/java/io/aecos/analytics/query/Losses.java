package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
            new Condition.TypeIn(Set.of(Loss.EVENTS, Loss.METHOD)),
            ZoneOffset.UTC,
            MOST,
            null);
    return projection.events(selection).rows().stream()
        .map(LedgerRow::event)
        .flatMap(event -> told(event, scope))
        .distinct()
        .toList();
  }

  private static Stream<Loss> told(Event event, Scope scope) {
    if (scope.sees(event)) {
      return Stream.of(Loss.of(event));
    }
    return event.project() == null || scope.seesBeyondItsProjects()
        ? Stream.of(Loss.of(event).unnamed())
        : Stream.of();
  }
}
