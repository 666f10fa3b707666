package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantTextTest {
  @Test
  void parse_anyDayAndFraction_isWhatTheCalendarSays() {
    Random random = new Random(11);
    Instant day = Instant.parse("0000-01-01T00:00:00Z");
    Instant end = Instant.parse("9999-12-31T00:00:00Z");
    while (day.isBefore(end)) {
      Instant instant = day.plusSeconds(random.nextInt(86_400)).plusNanos(fraction(random));
      String text = instant.toString();
      assertThat(InstantText.parse(text)).as(text).isEqualTo(instant);
      day = day.plusSeconds(86_400L * (1 + random.nextInt(20)));
    }
  }

  private static long fraction(Random random) {
    long[] steps = {1_000_000_000, 100_000_000, 1_000_000, 1_000, 1};
    long step = steps[random.nextInt(steps.length)];
    return random.nextInt(1_000_000_000) / step * step;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-02T09:15:00Z",
        "2026-11-02T09:15:00.1Z",
        "2026-11-02T09:15:00.000000001Z",
        "2026-11-02T09:15Z",
        "2026-11-02T09:15:00+05:30",
        "2026-11-02t09:15:00z",
        "2024-02-29T00:00:00Z",
        "2026-12-31T23:59:59.999999Z"
      })
  void parse_everyFormWithAZone_isRead(String text) {
    assertThat(InstantText.parse(text))
        .isEqualTo(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-02T09:15:00",
        "2026-11-02 09:15:00Z",
        "2026-02-30T09:15:00Z",
        "2025-02-29T09:15:00Z",
        "2026-13-02T09:15:00Z",
        "2026-00-02T09:15:00Z",
        "2026-11-00T09:15:00Z",
        "2026-11-02T24:15:00Z",
        "2026-11-02T09:60:00Z",
        "2026-11-02T09:15:60Z",
        "2026-11-02T09:15:00.1234567890Z",
        "2026-11-02T09:15:00.12x4Z",
        "２026-11-02T09:15:00Z",
        "2026-11-02T09:15:00Zx"
      })
  void parse_whatIsNoInstant_isRefused(String text) {
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
