package io.aecos.analytics.ledger;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.SourceReport;
import java.time.Instant;
import java.util.List;

/**
 * What intake hands to the ledger for one delivery: the valid events, the quarantined items, the
 * number of refused ones by reason, what is known of the sources with it, and what was decided
 * about earlier quarantined items. {@code received} of the accounting is the sum of all four
 * outcomes; amendments count like events.
 */
public record LedgerBatch(
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

  /** A delivery that decides nothing. */
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
