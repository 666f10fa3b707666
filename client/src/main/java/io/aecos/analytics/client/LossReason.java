package io.aecos.analytics.client;

import java.util.Locale;

/**
 * Why an event that was recorded will not arrive. Every case is counted, and told to the server.
 */
public enum LossReason {
  /** The queue passed its byte bound, and this was among the oldest. */
  DROPPED,
  /** The disk was full for longer than the memory lasted. */
  DISK_FULL,
  /** The directory or its files could not be written for longer than the memory lasted. */
  UNWRITABLE,
  /** Events came faster than they could be written, for longer than the memory lasted. */
  MEMORY_FULL,
  /** Larger than one event may be. */
  TOO_LARGE,
  /** A queue file ends in a record that is not whole or was damaged; counted once per file. */
  TORN,
  /** The server refused the event for good. */
  REJECTED,
  /** No event could be made of what was recorded. */
  INVALID,
  /** Recorded after the client was closed. */
  CLOSED,
  /** A fault of the hook itself. */
  INTERNAL;

  /** The name in the queue's counters and in the events that report losses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
