package io.aecos.analytics.engine.duckdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollup knows whole local days; a window that cuts one must be counted from the events. */
final class WholeDaysTest {
  private static final Vocabulary DATA =
      new Vocabulary(
          Map.of(),
          Set.of(),
          Set.of(),
          Micros.of(Instant.parse("2018-01-01T12:00:00Z")),
          Micros.of(Instant.parse("2026-12-31T12:00:00Z")));

  @ParameterizedTest
  @CsvSource({
    "America/Denver, 2026-03-02T07:00:00Z, 2026-03-09T06:00:00Z, true",
    "America/Denver, 2026-03-02T07:00:00Z, 2026-03-09T07:00:00Z, false",
    "America/Denver, 2026-03-02T06:59:59.999999Z, 2026-03-09T06:00:00Z, false",
    "America/Denver, 2026-03-02T00:00:00Z, 2026-03-09T06:00:00Z, false",
    "Asia/Kathmandu, 2026-03-01T18:15:00Z, 2026-03-02T18:15:00Z, true",
    // The day began at one o'clock.
    "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z, true",
    "America/Sao_Paulo, 2018-11-04T02:00:00Z, 2018-11-05T02:00:00Z, false",
    // Beyond all data it does not matter.
    "UTC, 2018-01-01T11:59:59.999999Z, 2026-12-31T12:00:00.000001Z, true",
    "UTC, 2018-01-01T12:00:00Z, 2026-12-31T12:00:00.000001Z, false",
    "UTC, 2018-01-01T11:59:59.999999Z, 2026-12-31T12:00:00Z, false"
  })
  void suffice_whereNoDayIsCut(ZoneId zone, Instant from, Instant to, boolean whole) {
    Window window = new Window(from, to);
    assertThat(suffice(zone, null, window)).isEqualTo(whole);
    assertThat(suffice(zone, Grain.DAY, Window.EVER, window)).isEqualTo(whole);
    assertThat(suffice(zone, Grain.DAY, window, Window.EVER)).isEqualTo(whole);
  }

  @Test
  void suffice_neverForHours() {
    ZoneId utc = ZoneId.of("UTC");
    for (Grain grain : Grain.values()) {
      assertThat(suffice(utc, grain, Window.EVER)).isEqualTo(grain != Grain.HOUR);
    }
  }

  private static boolean suffice(ZoneId zone, @Nullable Grain grain, Window... windows) {
    Plan plan =
        new Plan(
            Access.everything(),
            Condition.ALWAYS,
            List.of(windows),
            zone,
            grain,
            List.of(),
            false,
            List.of());
    return WholeDays.suffice(plan, DATA);
  }
}
