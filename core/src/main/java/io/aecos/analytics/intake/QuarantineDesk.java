package io.aecos.analytics.intake;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Lookalikes;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import io.aecos.analytics.ledger.QuarantineBook.Selection;
import io.aecos.analytics.ledger.QuarantineBook.State;
import io.aecos.analytics.ledger.Settlement;
import io.aecos.analytics.source.SourceReport;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  private static final int MAX_ITEMS = 100_000;

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
    settle(List.of(replayed(entry, mapping)), State.REPLAYED, viewer);
    return find(id);
  }

  /**
   * Replays all open items of a selection that are events then, together or not at all. The others
   * stay open and are told with what is still wrong.
   */
  public synchronized Replay replay(Selection selection, Mapping mapping, Viewer viewer) {
    List<Decided> decided = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    List<UUID> ids = ledger.quarantine().select(selection);
    refuseTooMany(ids);
    for (UUID id : ids) {
      try {
        decided.add(replayed(find(id), mapping));
      } catch (AnalyticsException e) {
        if (e.code() != ErrorCode.INVALID_BODY) {
          throw e;
        }
        failures.add(
            new Failure(id, e.field() == null ? "" : e.field(), String.valueOf(e.getMessage())));
      }
    }
    settle(decided, State.REPLAYED, viewer);
    return new Replay(decided.size(), List.copyOf(failures));
  }

  /** What replaying a selection came to: how many became events, and which still are none. */
  public record Replay(int replayed, List<Failure> failures) {}

  /** An item that is still no event, and why. */
  public record Failure(UUID id, String field, String reason) {}

  private Decided replayed(Entry entry, Mapping mapping) {
    Event event =
        catalog.canonical(
            EventJson.read(
                mapping.apply(entry.item().raw()), entry.item().source(), clock.instant()));
    catalog.check(event);
    refuseReserved(event, entry.item().source());
    return new Decided(entry.item().id(), "stored as " + event.id(), event);
  }

  /** Whatever was received, and however it is mended: nobody tells what the product itself does. */
  private static void refuseReserved(Event event, String deliveredAs) {
    if (Rights.isReserved(event)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "module",
          "'" + event.module() + "' is the product's own, of which only itself tells",
          List.of());
    }
    boolean connectors = Lookalikes.begins(event.source(), Ledger.CONNECTOR_SOURCES);
    if (connectors && !deliveredAs.startsWith(Ledger.CONNECTOR_SOURCES)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "source",
          "'" + event.source() + "' is a connector's, and no connector has delivered the item",
          List.of());
    }
  }

  /** Says that an item is not wanted. Discarding a discarded item changes nothing. */
  public synchronized Entry discard(UUID id, String reason, Viewer viewer) {
    checkReason(reason);
    Entry entry = find(id);
    if (entry.state() == State.DISCARDED) {
      return entry;
    }
    refuseOther(entry, State.DISCARDED);
    settle(List.of(new Decided(id, reason.strip(), null)), State.DISCARDED, viewer);
    return find(id);
  }

  /**
   * Says that no open item of a selection is wanted, together or not at all; answers how many there
   * were.
   */
  public synchronized int discard(Selection selection, String reason, Viewer viewer) {
    checkReason(reason);
    List<UUID> ids = ledger.quarantine().select(selection);
    refuseTooMany(ids);
    settle(
        ids.stream().map(id -> new Decided(id, reason.strip(), null)).toList(),
        State.DISCARDED,
        viewer);
    return ids.size();
  }

  private static void checkReason(String reason) {
    if (reason.isBlank() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "reason",
          "say why it is discarded, in 1 to " + MAX_REASON + " characters",
          List.of());
    }
  }

  /** So many fit into one transaction without keeping all others waiting. */
  private static void refuseTooMany(List<UUID> ids) {
    if (ids.size() > MAX_ITEMS) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "select",
          "selects " + ids.size() + " items, where " + MAX_ITEMS + " can be settled at once",
          List.of());
    }
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

  /** What becomes of an item and why, with the event that it became. */
  private record Decided(UUID item, String reason, @Nullable Event event) {}

  private void settle(List<Decided> all, State state, Viewer viewer) {
    if (all.isEmpty()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Delivery.Item> items = new ArrayList<>();
    List<Settlement> settlements = new ArrayList<>();
    for (Decided one : all) {
      String place = "item " + one.item();
      if (one.event() != null) {
        items.add(new Delivery.Typed(one.event(), place));
      }
      items.add(new Delivery.Typed(note(one, state, viewer, now), place));
      settlements.add(new Settlement(one.item(), state, viewer.name(), one.reason()));
    }
    // Who may settle is decided before: it takes an administrator, who may say anything.
    Sender settling = Sender.person(viewer.name(), Rights.all());
    intake.accept(new Delivery(settling, SOURCE, items, SourceReport.NOTHING, settlements, null));
  }

  private static Event note(Decided one, State state, Viewer viewer, Instant now) {
    EventType type = state == State.REPLAYED ? REPLAYED : DISCARDED;
    String item = one.item().toString();
    return Event.builder(EventIds.of(type.toString(), item), now, type, SOURCE)
        .user(viewer.name())
        .attribute("item", item)
        .attribute("reason", one.reason())
        .build();
  }
}
