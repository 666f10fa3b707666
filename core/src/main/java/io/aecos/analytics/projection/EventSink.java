package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;

/** Takes every event of a selection, one after the other; see {@link Projection#each}. */
public interface EventSink {
  /** How many events an engine may hold at a time, where nobody wants it otherwise. */
  int HELD = 10_000;

  /** Comes once, before any event: how many will come, all as of {@code watermark}. */
  void begin(long total, Watermark watermark);

  void next(LedgerRow row);
}
