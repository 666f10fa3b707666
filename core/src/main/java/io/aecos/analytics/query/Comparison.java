package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a period is compared with. */
public enum Comparison {
  /** The span of the same length just before; for calendar periods the calendar unit before. */
  PREVIOUS,
  /** The same dates a year earlier. */
  YEAR,
  NONE;

  private static final List<String> NAMES = List.of("previous", "year", "none");

  /** Reads {@code previous}, {@code year} or {@code none}; null and blank mean {@code none}. */
  public static Comparison parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    if (!NAMES.contains(text)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "compare", "unknown comparison '" + text + "'", NAMES);
    }
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
