package io.aecos.analytics.ledger;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.SourceReport;
import java.time.Instant;
import java.util.List;

/**
 * What intake hands to the ledger for one delivery: who sent it, the valid events, the quarantined
 * items, the number of refused ones by reason, what is known of the sources with it, and what was
 * decided about earlier quarantined items. {@code received} of the accounting is the sum of all
 * four outcomes; amendments count like events.
 */
public record LedgerBatch(
    SentBy sender,
    String source,
    Instant receivedAt,
    List<Event> events,
    List<QuarantinedItem> quarantined,
    List<Refusal> refused,
    SourceReport report,
    List<Settlement> settlements) {

  public LedgerBatch {
    events = List.copyOf(events);
    quarantined = List.copyOf(quarantined);
    refused = List.copyOf(refused);
    settlements = List.copyOf(settlements);
  }

  /** A delivery of which nobody is known to have sent it. */
  public LedgerBatch(
      String source,
      Instant receivedAt,
      List<Event> events,
      List<QuarantinedItem> quarantined,
      List<Refusal> refused,
      SourceReport report,
      List<Settlement> settlements) {
    this(SentBy.UNKNOWN, source, receivedAt, events, quarantined, refused, report, settlements);
  }

  /** One that decides nothing, either. */
  public LedgerBatch(
      String source,
      Instant receivedAt,
      List<Event> events,
      List<QuarantinedItem> quarantined,
      List<Refusal> refused,
      SourceReport report) {
    this(source, receivedAt, events, quarantined, refused, report, List.of());
  }

  /** An item that was not kept, and why (too large, not readable as text, over a limit). */
  public record Refusal(String location, String reason) {}
}
