package io.aecos.analytics.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.EventRules;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.QuarantinedItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Sorts the items of one delivery into what the ledger keeps, and tells their outcomes after. */
final class Sorting {
  private final Delivery delivery;
  private final EventCatalog catalog;
  private final OwnAmendments own;
  private final ErasedPeople erased;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private final List<QuarantinedItem> quarantined = new ArrayList<>();
  private final List<Receipt.Problem> quarantineProblems = new ArrayList<>();
  private final List<LedgerBatch.Refusal> refused = new ArrayList<>();
  private final List<Receipt.Problem> refusedProblems = new ArrayList<>();

  Sorting(
      Delivery delivery,
      EventCatalog catalog,
      OwnAmendments own,
      ErasedPeople erased,
      Instant now) {
    this.delivery = delivery;
    this.erased = erased;
    this.catalog = catalog;
    this.own = own;
    this.now = now;
    for (int index = 0; index < delivery.items().size(); index++) {
      sort(index, delivery.items().get(index));
    }
  }

  LedgerBatch batch() {
    return new LedgerBatch(
        delivery.sender().by(),
        delivery.source(),
        now,
        events,
        quarantined,
        refused,
        delivery.report(),
        delivery.settlements());
  }

  Receipt receipt(AppendResult result) {
    int duplicates = result.duplicates().cardinality();
    List<Receipt.Problem> kept = new ArrayList<>();
    for (int i = 0; i < quarantineProblems.size(); i++) {
      if (!result.quarantineDuplicates().get(i)) {
        kept.add(quarantineProblems.get(i));
      }
    }
    return new Receipt(
        delivery.items().size(),
        events.size() - duplicates,
        duplicates + result.quarantineDuplicates().cardinality(),
        List.copyOf(kept),
        List.copyOf(refusedProblems),
        result.lastSeq());
  }

  private void sort(int index, Delivery.Item item) {
    if (item instanceof Delivery.Typed typed) {
      typed(index, typed);
    } else if (item instanceof Delivery.Json json) {
      json(index, json);
    } else if (item instanceof Delivery.Broken broken) {
      quarantine(
          index,
          broken.location(),
          broken.field(),
          broken.reason(),
          new Content(broken.raw(), broken(broken.raw())));
    } else if (item instanceof Delivery.Refused refusal) {
      refuse(index, refusal.location(), refusal.reason());
    }
  }

  private void typed(int index, Delivery.Typed typed) {
    try {
      EventRules.check(typed.event(), now);
      take(index, typed.location(), catalog.canonical(typed.event()));
    } catch (AnalyticsException e) {
      Event event = typed.event();
      Content content = new Content(raw(event), Clues.of(event));
      quarantine(index, typed.location(), field(e), message(e), content);
    }
  }

  private void json(int index, Delivery.Json json) {
    if (json.json().length > Intake.MAX_ITEM_BYTES) {
      refuse(index, json.location(), tooLarge(json.json().length));
      return;
    }
    try {
      Event event = EventJson.read(json.json(), delivery.source(), now);
      take(index, json.location(), catalog.canonical(event));
    } catch (AnalyticsException e) {
      Content content = new Content(json.json(), Clues.of(json.json()));
      quarantine(index, json.location(), field(e), message(e), content);
    }
  }

  /** What its sender may not say is refused, however well it is said. */
  private void take(int index, String location, Event event) {
    Optional<String> refusal = delivery.sender().rights().refusal(event, delivery.source());
    if (refusal.isPresent()) {
      refuse(index, location, refusal.get());
      return;
    }
    catalog.check(event);
    Optional<String> foreign = own.refusal(event);
    if (foreign.isPresent()) {
      refuse(index, location, foreign.get());
    } else {
      events.add(erased.renamed(event));
    }
  }

  /** A connector's records are no events; but it knows where it found them. */
  private Belonging broken(byte[] raw) {
    String project = Names.normal(delivery.project());
    return project != null || delivery.source().startsWith(Ledger.CONNECTOR_SOURCES)
        ? new Belonging(project, null, null, delivery.source())
        : Clues.of(raw);
  }

  /** What was received, and what it tells. */
  private record Content(byte[] raw, Belonging belonging) {}

  private void quarantine(
      int index, String location, String field, String reason, Content content) {
    byte[] raw = content.raw();
    if (raw.length > Intake.MAX_ITEM_BYTES) {
      refuse(index, location, tooLarge(raw.length));
      return;
    }
    Optional<String> refusal =
        delivery.sender().rights().refusal(content.belonging(), Clues.user(raw), delivery.source());
    if (refusal.isPresent()) {
      refuse(index, location, refusal.get());
      return;
    }
    String text = field.isEmpty() ? reason : field + ": " + reason;
    quarantined.add(
        new QuarantinedItem(
            EventIds.of("quarantine", delivery.source(), raw),
            delivery.source(),
            erased.renamed(location),
            field,
            erased.renamed(reason),
            erased.renamed(raw),
            content.belonging()));
    quarantineProblems.add(new Receipt.Problem(index, location, text));
  }

  private void refuse(int index, String location, String reason) {
    refused.add(new LedgerBatch.Refusal(location, reason));
    refusedProblems.add(new Receipt.Problem(index, location, reason));
  }

  private static String tooLarge(int bytes) {
    return bytes + " bytes, where one item may have " + Intake.MAX_ITEM_BYTES;
  }

  private static String field(AnalyticsException e) {
    return e.field() == null ? "" : e.field();
  }

  private static String message(AnalyticsException e) {
    return String.valueOf(e.getMessage());
  }

  private static byte[] raw(Event event) {
    try {
      return EventJson.write(event);
    } catch (JacksonException | IllegalArgumentException e) {
      // It may hold what JSON cannot (half a surrogate pair, a foreign type): keep its text then.
      return event.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
