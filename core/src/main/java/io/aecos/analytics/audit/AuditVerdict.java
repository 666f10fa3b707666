package io.aecos.analytics.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found: {@code fault} is null where the trail is whole, and the first fault
 * otherwise. {@code entries} were looked at, {@code key} is the fingerprint of the key that the
 * anchor names (empty without one), {@code anchored} the entry up to which it vouches.
 */
public record AuditVerdict(
    long entries,
    String key,
    long anchored,
    @Nullable Instant anchoredAt,
    @Nullable AuditFault fault) {

  public boolean isWhole() {
    return fault == null;
  }

  /** How many entries at the end the anchor does not vouch for. */
  public long beyondAnchor() {
    return Math.max(0, entries - anchored);
  }

  /** In one sentence. */
  public String sentence() {
    return fault != null
        ? fault.detail()
        : "whole: " + entries + " entries, anchored up to " + anchored;
  }
}
