package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An address of the dashboard, kept under a name. */
public record SavedView(String name, String url, Instant savedAt) {
  static final int MAX_NAME = 120;
  static final int MAX_URL = 8_000;

  /** What someone wants kept; both parts are checked. */
  public static SavedView of(@Nullable String name, @Nullable String url, Instant now) {
    String kept = EntryName.of("name", name);
    if (kept.length() > MAX_NAME) {
      throw EntryName.invalid("name", "must be 1 … " + MAX_NAME + " characters");
    }
    if (url == null || !url.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") || url.length() > MAX_URL) {
      throw EntryName.invalid(
          "url", "must be an address of the dashboard, such as /overview?period=90d");
    }
    return new SavedView(kept, url, now);
  }
}
