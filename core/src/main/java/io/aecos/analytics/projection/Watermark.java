package io.aecos.analytics.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything received up to ledger row {@code seq} is in the answers; {@code receivedAt} is when
 * that row was received (null while nothing was).
 */
public record Watermark(long seq, @Nullable Instant receivedAt) {
  public static final Watermark NOTHING = new Watermark(0, null);

  /** The one of the two up to which both have counted. */
  public Watermark older(Watermark other) {
    return other.seq < seq ? other : this;
  }
}
