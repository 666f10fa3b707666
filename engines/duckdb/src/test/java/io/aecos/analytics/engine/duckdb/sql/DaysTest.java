package io.aecos.analytics.engine.duckdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DaysTest {
  private static final Instant FROM = Instant.parse("2009-12-20T00:00:00Z");
  private static final Instant TO = Instant.parse("2012-01-10T00:00:00Z");

  /** Around each change of the clocks and on a common day, minute by minute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void ofHours_areTheDaysOfEveryMomentInThem(ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
    check(FROM, zone);
    while (change != null && change.getInstant().isBefore(TO)) {
      check(change.getInstant().minus(Duration.ofHours(30)), zone);
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }

  private static void check(Instant from, ZoneId zone) {
    long first = Math.floorDiv(from.getEpochSecond(), 3_600L);
    for (long hour = first; hour < first + 60; hour++) {
      Days days = Days.ofHours(List.of(hour), zone);
      assertThat(days.size()).isBetween(1, 3);
      for (long second = hour * 3_600; second < (hour + 1) * 3_600; second += 20) {
        Instant moment = Instant.ofEpochSecond(second);
        LocalDate date = moment.atZone(zone).toLocalDate();
        assertThat(days.numbers()).as(moment + " " + zone).contains(date.toEpochDay());
        long micros = Micros.of(moment);
        assertThat(days.near(micros, micros + 1).numbers()).contains(date.toEpochDay());
        assertThat(days.ranges()).anyMatch(span -> span.from() <= micros && micros < span.to());
      }
    }
  }

  @Test
  void ranges_manyDays_areFewPieces_apartWhereTheGapsAreWidest() {
    Days days =
        new Days(
            LongStream.of(700, 1, 2, 3, 100, 101, 500, 120, 10, 1000, 1100, 1101, 1103, 800, 1300)
                .boxed()
                .toList());

    List<Span> ranges = days.ranges();

    assertThat(ranges).hasSize(8);
    for (long day : days.numbers()) {
      assertThat(ranges.stream().filter(span -> holds(span, day)).count()).isEqualTo(1);
    }
    assertThat(ranges).noneMatch(span -> holds(span, 300)).noneMatch(span -> holds(span, 600));
    assertThat(Days.NONE.ranges()).isEmpty();
    assertThat(new Days(List.of(5L, 5L)).ranges()).hasSize(1);
  }

  private static boolean holds(Span span, long day) {
    return span.from() <= day * 86_400_000_000L && (day + 1) * 86_400_000_000L <= span.to();
  }
}
