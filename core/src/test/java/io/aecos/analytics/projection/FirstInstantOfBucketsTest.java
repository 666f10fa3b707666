package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.projection.Plan.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a bucket lies in it, so that whoever has only the name finds what it holds. */
class FirstInstantOfBucketsTest {
  private static final Instant FROM = Instant.parse("2010-12-20T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Pyongyang",
        "America/Caracas"
      })
  void startOf_aroundEachChangeOfTheClock_liesInItsBucket(ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(TO)) {
      for (int minutes = -200; minutes <= 200; minutes += 5) {
        check(change.getInstant().plus(Duration.ofMinutes(minutes)), zone);
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    check(FROM.plusSeconds(12_345), zone);
  }

  private static void check(Instant instant, ZoneId zone) {
    for (Grain grain : Grain.values()) {
      String label = grain + " of " + instant;
      Instant start = Buckets.startOf(instant, grain, zone);
      assertThat(start).as(label).isBeforeOrEqualTo(instant);
      assertThat(Buckets.startOf(start, grain, zone)).as(label).isEqualTo(start);
      assertThat(Buckets.following(start, 2, grain, zone).get(1)).as(label).isAfter(instant);
    }
  }

  /** At 15:00Z the clocks of Lord Howe went back from 02:00 to 01:30. */
  @ParameterizedTest
  @CsvSource({
    "2026-04-04T14:59:59Z, 2026-04-04T14:00:00Z",
    "2026-04-04T15:00:00Z, 2026-04-04T15:00:00Z",
    "2026-04-04T15:29:59Z, 2026-04-04T15:00:00Z",
    "2026-04-04T15:30:00Z, 2026-04-04T15:30:00Z"
  })
  void startOf_whereTheClocksAreChangedWithinAnHour_isThatChange(Instant instant, Instant start) {
    assertThat(Buckets.startOf(instant, Grain.HOUR, ZoneId.of("Australia/Lord_Howe")))
        .isEqualTo(start);
  }
}
