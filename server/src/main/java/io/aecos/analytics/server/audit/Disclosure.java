package io.aecos.analytics.server.audit;

/** An answer that may name people: it is kept in the trail where it does. */
public interface Disclosure {
  /** How many rows it has. */
  long size();

  boolean namesPeople();
}
