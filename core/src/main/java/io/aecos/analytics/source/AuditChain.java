package io.aecos.analytics.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a project's audit trail, a chain of SHA-256 hashes. {@code entries} were checked;
 * {@code firstBadRow} is the id of the first row that does not fit (null when intact); {@code
 * detail} says in a sentence what was found.
 */
public record AuditChain(
    String project,
    Condition condition,
    long entries,
    @Nullable Long firstBadRow,
    String detail,
    Instant checkedAt) {

  /** What can be wrong with a chain, told apart because the causes differ. */
  public enum Condition {
    /** Every entry's hash fits its content and its predecessor. */
    INTACT,
    /** A row's content was changed, or a row in the middle is missing. */
    EDITED,
    /**
     * Two rows follow the same predecessor: two processes wrote at once; nothing need have been
     * tampered with.
     */
    FORKED,
    /** Rows at the end are missing. */
    CUT,
    /** The trail was replaced by an older state of itself. */
    REWOUND,
    /** It cannot be read. */
    UNREADABLE
  }
}
