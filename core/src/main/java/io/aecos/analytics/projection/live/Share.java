package io.aecos.analytics.projection.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event gives to a plan: to which windows, bucket and group it belongs, and for each
 * measure what it adds, null where that is nothing. Equal parts of one measure weigh the same.
 */
record Share(
    List<Integer> windows,
    @Nullable Instant bucket,
    List<@Nullable String> group,
    @Nullable Object[] parts) {
  static @Nullable Object part(@Nullable Share share, int measure) {
    return share == null ? null : share.parts[measure];
  }
}
