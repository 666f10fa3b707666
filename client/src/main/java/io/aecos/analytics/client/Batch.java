package io.aecos.analytics.client;

import java.util.List;

/**
 * Consecutive payloads of a segment. {@code ends} says for each where the next record starts, so
 * that a part can be acknowledged; {@code rest} says what follows the last.
 */
record Batch(List<byte[]> payloads, List<Long> ends, Rest rest) {

  /** What stands after the records of a batch. */
  enum Rest {
    /** There may be more. */
    MORE,
    /** The segment ends here. */
    END,
    /** The segment ends in bytes that are no whole record. */
    TORN
  }

  boolean isEmpty() {
    return payloads.isEmpty();
  }

  int size() {
    return payloads.size();
  }

  /** The offset up to which everything is acknowledged once {@code records} of these are. */
  long end(int records) {
    return ends.get(records - 1);
  }
}
