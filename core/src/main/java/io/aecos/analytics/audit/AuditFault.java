package io.aecos.analytics.audit;

/** The first thing that is wrong with a trail: at which entry, of what kind, and in a sentence. */
public record AuditFault(long seq, Kind kind, String detail) {

  /** What can be wrong, told apart because the causes differ. */
  public enum Kind {
    /** An entry does not fit its own hash. */
    CHANGED,
    /** An entry fits its hash, but the one after it followed another one. */
    REPLACED,
    /** Entries between two others are not there. */
    MISSING,
    /** Entries at the end are not there, though they were anchored. */
    CUT,
    /** Entries that the server's key did not sign: others added them, or changed the signature. */
    UNSIGNED,
    /**
     * There is no anchor, none that the key signed, or one that is older than it can be where the
     * trail is; a cut tail would not show.
     */
    ANCHOR
  }
}
