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

  /**
   * Refuses {@code name}, which is in the normal form, where it holds characters that nobody sees
   * and that turn or break what is shown. Only of new names: what is kept stays readable.
   */
  static void requireVisible(String name) {
    if (name.codePoints().anyMatch(EntryName::isUnseen)) {
      throw invalid("name", "must not hold invisible characters, such as for writing backwards");
    }
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
