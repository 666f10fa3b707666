package io.aecos.analytics.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine. Entries are ordered by the time of their arrival, newest first. */
public interface QuarantineBook {

  /**
   * At most {@code limit} entries received before {@code before} (exclusive; null = from the
   * newest).
   */
  List<Entry> list(@Nullable Instant before, int limit);

  Optional<Entry> find(UUID id);

  /** How many entries are open (neither replayed nor discarded). */
  long open();

  /** How many open entries there are of each source and of all that is told alike. */
  List<Waiting> waiting();

  /** The ids of the open entries that {@code selection} names, oldest first. */
  List<UUID> select(Selection selection);

  /** So many open entries that {@code source} delivered and of which the same can be told. */
  record Waiting(String source, Belonging belonging, long items) {}

  /**
   * Open entries alike: delivered by or naming {@code source}, wrong in {@code field}, meant for
   * {@code project}, with {@code reason} somewhere in their reason, in any case of its letters. A
   * null part admits all.
   */
  record Selection(
      @Nullable String source,
      @Nullable String field,
      @Nullable String project,
      @Nullable String reason) {}

  /** An item with the time it was received, its state and, once it is settled, the decision. */
  record Entry(
      QuarantinedItem item, Instant receivedAt, State state, @Nullable Decision decision) {}

  /** Who settled an item, when and why. */
  record Decision(String by, Instant at, String reason) {}

  /** What was decided about an item. */
  enum State {
    OPEN,
    REPLAYED,
    DISCARDED
  }
}
