package io.aecos.analytics.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * Calls whoever has something to do when it is due. Servers that share a registry share its
 * timetable: each due time is called on one of them. It is called again where the call failed, or
 * where the server was gone in the middle of it; so who is called must know what is done already.
 * Nothing is called before {@link #start}. Safe for use by many threads.
 */
public interface Timetable extends AutoCloseable {

  /** Begins to call; what is overdue is called at once. */
  void start(Call call);

  /**
   * {@code id} is due at {@code due}, and not when it was said to be before. While it is being
   * called this changes nothing: the call tells when it is due next.
   */
  void put(String id, Instant due);

  /** {@code id} is due at {@code due}, unless it is said already when. */
  void putIfAbsent(String id, Instant due);

  /** {@code id} is never due; while it is being called, the call decides. */
  void remove(String id);

  /** When {@code id} is due next. */
  Optional<Instant> due(String id);

  /** Looks for what is due now, not at the next look. */
  void wake();

  /** Ends after the calls that are under way. */
  @Override
  void close();

  /** Who is called. */
  @FunctionalInterface
  interface Call {
    /** Does what was due and tells when {@code id} is due next; empty for never again. */
    Optional<Instant> due(String id, Instant due) throws InterruptedException;
  }
}
