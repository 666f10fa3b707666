package io.aecos.analytics.workspace;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The events that a project's sources tell of and the intake puts into quarantine. They are missing
 * from the numbers, so their source was read only in part.
 */
final class InvalidEvents {
  private final Intake intake;
  private final Map<UUID, String> sources = new HashMap<>();

  InvalidEvents(Intake intake) {
    this.intake = intake;
  }

  /** Looks at an event that is about to be delivered. */
  void look(Event event) {
    try {
      intake.check(event);
      sources.remove(event.id());
    } catch (AnalyticsException e) {
      sources.put(event.id(), event.source());
    }
  }

  /** {@code states} with what is missing; an event that was mended and replayed is not. */
  List<SourceState> annotate(List<SourceState> states, Delivered delivered) {
    Map<String, Integer> missing = new HashMap<>();
    sources.forEach(
        (id, source) -> {
          if (delivered.state(id) == null) {
            missing.merge(source, 1, Integer::sum);
          }
        });
    List<SourceState> annotated = new ArrayList<>();
    for (SourceState state : states) {
      int count = missing.getOrDefault(Ledger.CONNECTOR_SOURCES + state.source(), 0);
      annotated.add(count == 0 ? state : partly(state, count));
    }
    return annotated;
  }

  private static SourceState partly(SourceState state, int count) {
    String missing = count + " of its events are not valid; they are in quarantine";
    return new SourceState(
        state.project(),
        state.source(),
        state.status().complete() ? Status.PARTIAL : state.status(),
        state.detail().isEmpty() ? missing : state.detail() + "; " + missing,
        state.feeds(),
        state.itemsRead(),
        state.checkedAt(),
        state.position());
  }
}
