package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was erased, and how far what the ledger holds of them is rewritten: up to event
 * {@code seq} and item {@code item} of the quarantine; {@code doneAt} is null until all of it is.
 * {@code person} is the pseudonym; nothing here tells who it was. Times are to the microsecond.
 */
public record Erasure(
    String person, Instant askedAt, long seq, long item, @Nullable Instant doneAt) {

  /** At its beginning. */
  public static Erasure begun(String person, Instant askedAt) {
    return new Erasure(person, askedAt, 0, 0, null);
  }

  public boolean isDone() {
    return doneAt != null;
  }

  public Erasure reached(long event, long quarantined) {
    return new Erasure(person, askedAt, event, quarantined, doneAt);
  }

  public Erasure done(Instant at) {
    return new Erasure(person, askedAt, seq, item, at);
  }
}
