package io.aecos.analytics.server.operate;

import io.aecos.analytics.projection.Fingerprint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has got: {@code done} of {@code total} rows are read. What was there before and
 * after is known at its end; equal content has equal hashes.
 */
public record RebuildJson(
    String id,
    String state,
    long done,
    long total,
    String message,
    @Nullable Boolean equal,
    @Nullable Long rows,
    @Nullable Fingerprint before,
    @Nullable Fingerprint after) {

  /** The stages of a rebuild. */
  enum State {
    RUNNING,
    DONE,
    FAILED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
