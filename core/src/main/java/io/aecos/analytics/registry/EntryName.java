package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person, a team or a token may be called: one form for each name, as for events. */
final class EntryName {
  static final int LONGEST = 200;

  private EntryName() {}

  /**
   * {@code text} in the normal form.
   *
   * @throws AnalyticsException where it says nothing, is too long or holds control characters
   */
  static String of(String field, @Nullable String text) {
    String name = Names.normal(text);
    if (name == null || name.length() > LONGEST) {
      throw invalid(field, "must be 1 … " + LONGEST + " characters");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid(field, "must not hold control characters");
    }
    return name;
  }

  static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
