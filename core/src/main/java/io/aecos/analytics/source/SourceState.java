package io.aecos.analytics.source;

import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a source of one project was read and what state it is in.
 *
 * <p>{@code project} is the project key (the value of the event field; "" for what belongs to
 * none), {@code source} names the place, for example {@code analytics.db}. {@code position} is the
 * connector's own bookkeeping (JSON, opaque to all others). {@code detail} says in one sentence
 * what is the matter and what it means for the numbers; "" when nothing is. {@code feeds} are the
 * event types for which this source is the authority; they decide the completeness of metrics.
 * {@code itemsRead} counts the source records read so far.
 */
public record SourceState(
    String project,
    String source,
    Status status,
    String detail,
    Set<EventType> feeds,
    long itemsRead,
    Instant checkedAt,
    String position) {

  public SourceState {
    // In order for those who list them, and by their hashes for those who look one up.
    feeds = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(feeds)));
  }

  /** The defined outcomes of looking at a source. */
  public enum Status {
    /** Read to its end; numbers from it are complete up to {@code checkedAt}. */
    READ(true),
    /** Being read now; more is known to be there. */
    READING(false),
    /** Not there. Not "0 events": unknown. */
    ABSENT(false),
    /** There, but only a placeholder that AEC OS wrote in advance or over the real content. */
    PLACEHOLDER(false),
    /** There, but the operating system or the file's damage keeps us from reading it. */
    UNREADABLE(false),
    /** Encrypted by AEC OS. */
    ENCRYPTED(false),
    /** Read in part: some records are damaged or missing. */
    PARTIAL(false),
    /** The last record is cut; it is read once its rest arrives. */
    CUT(true),
    /** A database was replaced by an older copy; what was read before is kept. */
    ROLLED_BACK(true),
    /**
     * An append-only file was rewritten; it was read again from its start and known records were
     * recognised.
     */
    REWRITTEN(true),
    /** A git head went back; commits that are gone are kept as what happened. */
    REWOUND(true);

    private final boolean complete;

    Status(boolean complete) {
      this.complete = complete;
    }

    /** Whether numbers from a source in this state are complete. */
    public boolean complete() {
      return complete;
    }
  }
}
