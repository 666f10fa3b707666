package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database of the tests is on this machine, so its clock is this one's. */
final class PostgresClockTest {
  private static final Clock HERE = Clock.systemUTC();

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "PT40M0.7S", "P3D"})
  void node_whoseClockIsOff_goesByTheDatabases(String off) {
    Duration ahead = Duration.parse(off);
    try (PostgresClock clock = open(Clock.offset(HERE, ahead))) {
      assertThat(clock.ahead()).isCloseTo(ahead, Duration.ofSeconds(20));
      assertThat(clock.instant()).isCloseTo(HERE.instant(), within());
      assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant())
          .isCloseTo(HERE.instant(), within());
      assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).getZone())
          .isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
  }

  private static org.assertj.core.data.TemporalUnitOffset within() {
    return new org.assertj.core.data.TemporalUnitWithinOffset(20, ChronoUnit.SECONDS);
  }

  @Test
  void node_whoseClockGoesWithTheDatabases_keepsIt() {
    Clock fixed = Clock.fixed(HERE.instant(), ZoneOffset.UTC);
    try (PostgresClock clock = open(fixed)) {
      Duration passed = Duration.between(fixed.instant(), HERE.instant());
      assertThat(clock.ahead().abs()).isLessThanOrEqualTo(passed);
    }
  }

  @Test
  void database_thatIsAway_leavesTheMachinesClock() {
    PostgresAddress nowhere = PostgresAddress.parse("postgresql://ada@localhost:1/nothing", null);
    try (PostgresClock clock =
        PostgresClock.open(nowhere, Clock.offset(HERE, Duration.ofDays(1)))) {
      assertThat(clock.ahead()).isZero();
    }
  }

  private static PostgresClock open(Clock machine) {
    return PostgresClock.open(TestPostgres.fresh(), machine);
  }
}
