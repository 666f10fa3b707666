package io.aecos.analytics.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one client did since it was made. {@code recorded} events were taken from the host, {@code
 * written} of them are in the queue file; {@code sent} counts the server's answers for every event
 * that this client delivered, those of other processes included. {@code lastFailure} says why the
 * queue or the server could not be used at the last attempt; null when all is well.
 */
public record ClientStats(
    long recorded,
    long written,
    Sent sent,
    Map<LossReason, Long> lost,
    Map<Mending, Long> mended,
    @Nullable String lastFailure) {

  /** The outcomes that the server gave. */
  public record Sent(long stored, long duplicate, long quarantined, long refused) {
    static final Sent NOTHING = new Sent(0, 0, 0, 0);

    Sent plus(Sent more) {
      return new Sent(
          stored + more.stored,
          duplicate + more.duplicate,
          quarantined + more.quarantined,
          refused + more.refused);
    }

    /** All events that the server took responsibility for. */
    public long total() {
      return stored + duplicate + quarantined + refused;
    }
  }
}
