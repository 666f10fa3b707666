package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.projection.Plan.Grain;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that have not come yet follow the local calendar as those do that have. */
class FollowingBucketsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "WEEK, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z, 2026-04-05T22:00:00Z",
    "DAY, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 2026-03-30T22:00:00Z",
    "DAY, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
    "HOUR, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
    "MONTH, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z, 2026-04-30T22:00:00Z",
    "QUARTER, 2026-09-30T22:00:00Z, 2026-12-31T23:00:00Z, 2027-03-31T22:00:00Z"
  })
  void following_keepsToTheLocalCalendarAcrossAClockChange(
      Grain grain, Instant start, Instant second, Instant third) {
    assertThat(Buckets.following(start, 3, grain, BERLIN)).containsExactly(start, second, third);
  }
}
