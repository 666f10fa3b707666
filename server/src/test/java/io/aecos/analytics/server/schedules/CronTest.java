package io.aecos.analytics.server.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "0 6 1 * *,      2026-03-02T06:00, 2026-04-01T06:00",
    "@monthly,       2026-03-02T06:00, 2026-04-01T00:00",
    "0 6 * * 1-5,    2026-03-06T06:00, 2026-03-09T06:00",
    "0 6 * * mon,    2026-03-06T06:00, 2026-03-09T06:00",
    "0 6 * * 7,      2026-03-06T06:00, 2026-03-08T06:00",
    "0 6 * * 0,      2026-03-06T06:00, 2026-03-08T06:00",
    "*/20 * * * *,   2026-03-06T06:00, 2026-03-06T06:20",
    "0 6 29 2 *,     2026-03-06T06:00, 2028-02-29T06:00",
    // Either day will do, as in crontab.
    "0 6 13 * 5,     2026-03-06T06:00, 2026-03-13T06:00",
    "0 6 13 * 5,     2026-03-13T06:00, 2026-03-20T06:00",
    "0 6 10 * 5,     2026-03-06T06:00, 2026-03-10T06:00"
  })
  void next_isTheFirstDueTimeAfter(String cron, String after, String due) {
    assertThat(Cron.parse(cron).next(berlin(after), BERLIN)).isEqualTo(berlin(due));
  }

  /** Clocks jump from 02:00 to 03:00 on 2026-03-29, and from 03:00 back to 02:00 on 2026-10-25. */
  @ParameterizedTest
  @CsvSource({
    "30 2 * * *,  2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "30 2 * * *,  2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
    "30 2 * * *,  2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "30 2 * * *,  2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "0 * * * *,   2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
    "0 * * * *,   2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z"
  })
  void next_whenClocksChange_isDueOnceEachDay(String cron, String after, String due) {
    assertThat(Cron.parse(cron).next(Instant.parse(after), BERLIN)).isEqualTo(Instant.parse(due));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6",
        "0 0 6 1 * *",
        "0 25 * * *",
        "0 6 31 2 *",
        "a b c d e",
        "@never",
        "60 * * * *"
      })
  void parse_whatIsNoneOrNeverDue_isRefused(String cron) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo("cron"));
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
