package io.aecos.analytics.duty;

/**
 * Hands out what only one of the nodes of a ledger may do at a time. Safe for use by many threads.
 */
@FunctionalInterface
public interface Duties {
  /** Of a server that is alone: all is its own. */
  Duties ALONE = name -> Duty.OWN;

  /** The duty of that name, the same each time. */
  Duty of(String name);
}
