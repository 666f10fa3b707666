package io.aecos.analytics.workspace.read;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The four ways in which AEC OS writes a point in time. */
public final class Times {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253402300799L);

  private Times() {}

  /** ISO 8601 with an offset or {@code Z}; a time without a zone is refused, never guessed. */
  public static Instant iso(String field, String text) throws BadRecord {
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T'))
          .toInstant()
          .truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new BadRecord(field, "'" + field + "' is not a time with a zone: " + shorten(text));
    }
  }

  /** Seconds since 1970 as a decimal number. */
  public static Instant epoch(String field, JsonNode node) throws BadRecord {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      throw new BadRecord(field, "'" + field + "' is not a number of seconds since 1970");
    }
    try {
      BigDecimal seconds = value.decimalValue();
      if (seconds.abs().compareTo(LAST_SECOND) > 0) {
        throw new BadRecord(field, "'" + field + "' is not a time: " + seconds);
      }
      long micros = seconds.movePointRight(6).longValue();
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    } catch (ArithmeticException | DateTimeException | tools.jackson.core.JacksonException e) {
      throw new BadRecord(field, "'" + field + "' is not a time");
    }
  }

  /** The minute text of the Markdown reports, for example {@code 2026-03-02 14:09 UTC}. */
  public static @Nullable Instant minute(@Nullable String text) {
    if (text == null || !text.endsWith(" UTC")) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.substring(0, text.length() - 4), MINUTE)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
