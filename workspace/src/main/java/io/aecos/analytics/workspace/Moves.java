package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.source.SourceReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lets the events of a project follow it to its new key: those of connectors and those of hooks,
 * which name the folder as it was called at their time, and where two folders have one name its
 * path. Costs one amendment for each event, once. Where all projects have their folder's name, and
 * always had, it costs nothing. Not safe for use by two threads.
 */
final class Moves {
  static final String SOURCE = Ledger.CONNECTOR_SOURCES + "names";

  /** In a hook's event, the path of the folder that it calls the project after. */
  static final String ROOT = "project_root";

  private static final int PAGE = 10_000;
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final Intake intake;
  private final Names names;
  private final Map<UUID, Place> places = new LinkedHashMap<>();
  private long seq;

  /** When an event happened, the project that it is shown in and the one that it belongs to. */
  private record Place(Instant at, String shown, String right) {}

  Moves(Ledger ledger, Intake intake, Names names) {
    this.ledger = ledger;
    this.intake = intake;
    this.names = names;
  }

  /** Moves what was stored since the last call; a killed one is made up for by the next. */
  void catchUp() throws InterruptedException {
    if (!names.tellMore()) {
      return;
    }
    List<LedgerRow> rows = ledger.read(seq, PAGE);
    while (!rows.isEmpty()) {
      rows.forEach(this::take);
      seq = rows.get(rows.size() - 1).seq();
      rows = ledger.read(seq, PAGE);
    }
    deliver();
  }

  private void take(LedgerRow row) {
    Event event = row.event();
    if (Amendment.is(event)) {
      places.computeIfPresent(Amendment.target(event), (id, place) -> amended(place, event));
      return;
    }
    String shown = event.project();
    if (shown == null) {
      return;
    }
    Object root = event.attributes().get(ROOT);
    String name = root instanceof String path && names.isRoot(path) ? path : shown;
    String right = names.today(name, row.seq());
    if (names.isFormer(shown) || !right.equals(shown)) {
      places.put(event.id(), new Place(event.occurredAt(), shown, right));
    }
  }

  /** One that is superseded is in no answer, so it may stay where it is. */
  private static Place amended(Place place, Event amendment) {
    String shown =
        Amendment.supersededBy(amendment) == null
            ? String.valueOf(Amendment.project(place.shown, amendment))
            : place.right;
    return new Place(place.at, shown, place.right);
  }

  private void deliver() throws InterruptedException {
    List<Delivery.Item> items = new ArrayList<>();
    places.forEach(
        (id, place) -> {
          if (!place.shown.equals(place.right)) {
            Event move = Amendment.move(id, place.at, place.right, names.revision(), SOURCE);
            items.add(new Delivery.Typed(move, "event " + id));
          }
        });
    for (int from = 0; from < items.size(); from += BATCH) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the import was cancelled; it can be resumed");
      }
      List<Delivery.Item> batch = items.subList(from, Math.min(items.size(), from + BATCH));
      intake.accept(new Delivery(SOURCE, batch, SourceReport.NOTHING));
    }
    places.replaceAll((id, place) -> new Place(place.at, place.right, place.right));
  }
}
