package io.aecos.analytics.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a quarantined item lets be told of the event that it was meant to be; null where it cannot
 * be told. Names are in their normal form. {@code source} is the one that the item itself names.
 */
public record Belonging(
    @Nullable String project,
    @Nullable String module,
    @Nullable String type,
    @Nullable String source) {
  public static final Belonging UNKNOWN = new Belonging(null, null, null, null);

  /** Whether nothing at all can be told. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
