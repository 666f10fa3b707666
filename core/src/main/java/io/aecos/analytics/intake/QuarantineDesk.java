package io.aecos.analytics.intake;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import io.aecos.analytics.ledger.QuarantineBook.State;
import io.aecos.analytics.ledger.Settlement;
import io.aecos.analytics.source.SourceReport;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Settles what lies in quarantine: replays it, mended or not, or discards it with a reason. The
 * event, the settlement and a note of who did it and why become durable together, so whatever
 * breaks off in the middle can be done again and counts once.
 */
public final class QuarantineDesk {
  /** The accounting key of replays and of the notes on settlements. */
  public static final String SOURCE = "quarantine";

  private static final EventType REPLAYED = EventType.own("quarantine_replayed");
  private static final EventType DISCARDED = EventType.own("quarantine_discarded");
  private static final int MAX_REASON = 500;

  private final Ledger ledger;
  private final Intake intake;
  private final EventCatalog catalog;
  private final Clock clock;

  public QuarantineDesk(Ledger ledger, Intake intake, EventCatalog catalog, Clock clock) {
    this.ledger = ledger;
    this.intake = intake;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Makes an event of an item and stores it; throws {@code INVALID_BODY} with the field where it
   * still is none, and then nothing has changed. Replaying a replayed item changes nothing.
   */
  public synchronized Entry replay(UUID id, Mapping mapping, Viewer viewer) {
    Entry entry = find(id);
    if (entry.state() == State.REPLAYED) {
      return entry;
    }
    refuseOther(entry, State.REPLAYED);
    Event event =
        catalog.canonical(
            EventJson.read(
                mapping.apply(entry.item().raw()), entry.item().source(), clock.instant()));
    catalog.check(event);
    settle(entry, State.REPLAYED, "stored as " + event.id(), viewer, REPLAYED, List.of(event));
    return find(id);
  }

  /** Says that an item is not wanted. Discarding a discarded item changes nothing. */
  public synchronized Entry discard(UUID id, String reason, Viewer viewer) {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "reason",
          "say why it is discarded, in 1 to " + MAX_REASON + " characters",
          List.of());
    }
    Entry entry = find(id);
    if (entry.state() == State.DISCARDED) {
      return entry;
    }
    refuseOther(entry, State.DISCARDED);
    settle(entry, State.DISCARDED, reason.strip(), viewer, DISCARDED, List.of());
    return find(id);
  }

  /** An item of the quarantine; throws {@code NOT_FOUND}. */
  public Entry find(UUID id) {
    return ledger
        .quarantine()
        .find(id)
        .orElseThrow(
            () -> new AnalyticsException(ErrorCode.NOT_FOUND, "There is no item " + id + " here"));
  }

  private static void refuseOther(Entry entry, State wanted) {
    if (entry.state() != State.OPEN) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "state",
          "the item is " + entry.state() + " and cannot become " + wanted,
          List.of(State.OPEN.name()));
    }
  }

  private void settle(
      Entry entry, State state, String reason, Viewer viewer, EventType note, List<Event> events) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    UUID item = entry.item().id();
    Event noted =
        Event.builder(EventIds.of(note.toString(), item.toString()), now, note, SOURCE)
            .user(viewer.name())
            .attribute("item", item.toString())
            .attribute("reason", reason)
            .build();
    List<Delivery.Item> items =
        Stream.concat(events.stream(), Stream.of(noted))
            .<Delivery.Item>map(event -> new Delivery.Typed(event, "item " + item))
            .toList();
    intake.accept(
        new Delivery(
            SOURCE,
            items,
            SourceReport.NOTHING,
            List.of(new Settlement(item, state, viewer.name(), reason))));
  }
}
