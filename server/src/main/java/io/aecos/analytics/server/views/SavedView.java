package io.aecos.analytics.server.views;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address of the dashboard, kept under a name. */
public record SavedView(String name, String url, Instant savedAt) {
  static final int MAX_NAME = 120;
  static final int MAX_URL = 8_000;

  /** What someone wants kept; both parts are checked. */
  static SavedView of(@Nullable String name, @Nullable String url, Instant now) {
    if (name == null || name.isBlank() || name.strip().length() > MAX_NAME) {
      throw invalid("name", "must be 1 … " + MAX_NAME + " characters");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("name", "must not hold control characters");
    }
    if (url == null || !url.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") || url.length() > MAX_URL) {
      throw invalid("url", "must be an address of the dashboard, such as /overview?period=90d");
    }
    return new SavedView(name.strip(), url, now);
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
