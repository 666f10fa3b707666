package io.aecos.analytics.server.trail;

import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads how the audit trail can be asked. */
final class AuditParameters {
  private AuditParameters() {}

  static @Nullable Outcome outcome(MultiValueMap<String, String> query) {
    String text = ViewParameters.single(query, "outcome");
    if (text == null) {
      return null;
    }
    return Arrays.stream(Outcome.values())
        .filter(outcome -> word(outcome).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "outcome",
                    "cannot be '" + text + "'",
                    Arrays.stream(Outcome.values()).map(AuditParameters::word).toList()));
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** A moment, or the beginning of a day in UTC. */
  static @Nullable Instant instant(MultiValueMap<String, String> query, String name) {
    String text = ViewParameters.single(query, name);
    try {
      if (text == null) {
        return null;
      }
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (Math.abs(instant.getEpochSecond()) > 253_402_300_799L) {
        throw new DateTimeException("beyond the year 9999");
      }
      return instant;
    } catch (DateTimeException e) {
      throw invalid(
          name, "must be a day or a moment, such as 2026-11-29 or 2026-11-29T08:00:00Z", List.of());
    }
  }

  /** Whether entries that say what was begun come too where others say what came of it. */
  static boolean every(MultiValueMap<String, String> query) {
    String text = ViewParameters.single(query, "every");
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw invalid("every", "cannot be '" + text + "'", List.of("true", "false"));
    }
    return "true".equals(text);
  }

  static @Nullable Long cursor(MultiValueMap<String, String> query) {
    String text = ViewParameters.single(query, "cursor");
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw invalid("cursor", "must be the 'next' of an earlier answer", List.of());
    }
  }

  private static AnalyticsException invalid(String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_QUERY, field, message, allowed);
  }
}
