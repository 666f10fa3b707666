package io.aecos.analytics.ledger;

/**
 * Who handed a delivery in: told by how they signed in, not by what they say. It stands beside each
 * event of the delivery.
 */
public record SentBy(Kind kind, String name) {
  /** Of ledger rows that are older than this was kept. */
  public static final SentBy UNKNOWN = new SentBy(Kind.UNKNOWN, "");

  /** What can hand something in. */
  public enum Kind {
    UNKNOWN,
    /** Reads what AEC OS leaves on the disk. */
    CONNECTOR,
    /** Holds a token: a hook, a script, another service. */
    PROGRAM,
    /** Is signed in. */
    PERSON,
    /** This server itself, which tells of what happens in it. */
    SERVER
  }
}
