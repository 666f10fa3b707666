package io.aecos.analytics.server.accounts;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as people write them: {@code team-lead}, {@code 90d}. */
final class Words {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([hdw])");

  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value that {@code text} names. */
  static <E extends Enum<E>> E parse(String field, @Nullable String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> of(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                AnalyticsException.invalid(
                    ErrorCode.INVALID_BODY,
                    field,
                    text == null ? "is missing" : "cannot be '" + text + "'",
                    Arrays.stream(values).map(Words::of).toList()));
  }

  static String present(String field, @Nullable String text) {
    if (text == null) {
      throw invalid(field, "is missing");
    }
    return text;
  }

  static @Nullable LocalDate day(String field, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw invalid(field, "must be a day such as 2026-03-31");
    }
  }

  /** When something ends that lasts {@code text} from now on; null where that is not said. */
  static @Nullable Instant end(String field, @Nullable String text, Instant now) {
    if (text == null) {
      return null;
    }
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      throw invalid(field, "must be a span such as 12h, 90d or 52w");
    }
    long amount = Long.parseLong(span.group(1));
    return now.plus(
        switch (span.group(2)) {
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofDays(7 * amount);
        });
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
