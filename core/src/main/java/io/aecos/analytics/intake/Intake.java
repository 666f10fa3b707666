package io.aecos.analytics.intake;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventRules;
import io.aecos.analytics.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one way in. Each item of a delivery gets exactly one outcome: stored, duplicate, quarantined
 * or refused; the receipt is given after all of it is durable. Safe for use by many threads.
 */
public final class Intake {
  /** The largest item that is kept; a larger one is refused. */
  public static final int MAX_ITEM_BYTES = 1024 * 1024;

  private final Ledger ledger;
  private final EventCatalog catalog;
  private final Clock clock;
  private final Runnable committed;
  private final ErasedPeople erased;

  /**
   * {@code catalog} holds the schemas that events of known types satisfy; {@code committed} is
   * called after each durable delivery, for example to wake a follower.
   */
  public Intake(Ledger ledger, EventCatalog catalog, Clock clock, Runnable committed) {
    this(ledger, catalog, clock, committed, new ErasedPeople(catalog));
  }

  /** As above; the names of {@code erased} people are replaced before anything is kept. */
  public Intake(
      Ledger ledger, EventCatalog catalog, Clock clock, Runnable committed, ErasedPeople erased) {
    this.erased = erased;
    this.ledger = ledger;
    this.catalog = catalog;
    this.clock = clock;
    this.committed = committed;
  }

  /** The same way in, by another clock. */
  public Intake by(Clock other) {
    return new Intake(ledger, catalog, other, committed, erased);
  }

  /**
   * Takes a delivery in, all of it or, when this throws, nothing; what its sender may not deliver
   * is refused and counted as such. Delivering the same items again stores nothing twice.
   */
  public Receipt accept(Delivery delivery) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Receipt receipt = erased.meanwhile(() -> stored(delivery, now));
    committed.run();
    return receipt;
  }

  private Receipt stored(Delivery delivery, Instant now) {
    OwnAmendments own = new OwnAmendments(ledger, delivery.sender());
    Sorting sorting = new Sorting(delivery, catalog, own, erased, now);
    return sorting.receipt(ledger.append(sorting.batch()));
  }

  /**
   * {@code event} as it would be stored: under the name that the catalogue gives its type, with
   * pseudonyms for people who were erased.
   */
  public Event canonical(Event event) {
    return erased.renamed(catalog.canonical(event));
  }

  /** Whose names are replaced. */
  public ErasedPeople erased() {
    return erased;
  }

  /**
   * Throws what would put {@code event} into quarantine, and names the field; does nothing where it
   * would be stored.
   */
  public void check(Event event) {
    EventRules.check(event, clock.instant().truncatedTo(ChronoUnit.MICROS));
    catalog.check(event);
  }
}
