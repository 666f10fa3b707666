package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;

/** Where a page of events ended: the time and {@code seq} of its last event. */
record Cursor(long micros, long seq) {
  /** Before every event, and after. */
  static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

  static final Cursor OLDEST = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);

  static Cursor of(LedgerRow row) {
    return new Cursor(row.event().occurredMicros(), row.seq());
  }

  static Cursor parse(String text) {
    int middle = text.indexOf('_');
    try {
      return new Cursor(
          Long.parseLong(text.substring(0, Math.max(middle, 0))),
          Long.parseLong(text.substring(middle + 1)));
    } catch (NumberFormatException e) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "cursor",
          "'" + text + "' is no cursor; take the one that the page before gave as 'next'",
          List.of());
    }
  }

  @Override
  public String toString() {
    return micros + "_" + seq;
  }
}
