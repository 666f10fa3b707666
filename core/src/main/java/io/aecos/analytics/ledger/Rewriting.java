package io.aecos.analytics.ledger;

import io.aecos.analytics.event.Event;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Takes names of people out of what a ledger holds, in place: the only way in which a row ever
 * changes. What tells rows apart and orders them (number, id, times, counts) stays as it is. Each
 * call is one durable transaction of its own; doing it again changes nothing, so whatever breaks
 * off in the middle is begun again where it was. Safe for use by many threads, beside those that
 * append and read.
 */
public interface Rewriting {

  /**
   * Rewrites events after row {@code afterSeq}, at most {@code limit}, to what {@code change} makes
   * of them; an event that it gives back as it is stays untouched.
   *
   * @return the last row that was looked at; empty where there is none any more
   * @throws IllegalArgumentException where {@code change} gives another id or time
   */
  OptionalLong events(long afterSeq, int limit, UnaryOperator<Event> change);

  /**
   * The same for items in quarantine, after the item of this place in the order of their arrival.
   * Their ids stay, so that the same bad record is still quarantined once.
   */
  OptionalLong quarantine(long after, int limit, UnaryOperator<Words> change);

  /** Renames senders; their kinds stay. Two that get one name are not made one. */
  void senders(UnaryOperator<String> change);

  /**
   * Ends a rewriting: {@link #edition} grows by one, and what rows said before is in no file of the
   * ledger any more.
   */
  void finish();

  /** How often the ledger was rewritten; what was made from it before has to be made again. */
  long edition();

  /**
   * What an item in quarantine says: what was received, where it stood, what is wrong, who settled
   * it ("" for nobody) and why.
   */
  record Words(byte[] raw, String location, String reason, String settledBy, String settledWhy) {}
}
