package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

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
            new Condition.TypeIn(Set.of(Loss.EVENTS, Loss.METHOD)),
            ZoneOffset.UTC,
            MOST,
            null);
    return projection.events(selection).rows().stream()
        .map(LedgerRow::event)
        .filter(event -> event.project() == null || scope.sees(event))
        .map(Loss::of)
        .toList();
  }
}
