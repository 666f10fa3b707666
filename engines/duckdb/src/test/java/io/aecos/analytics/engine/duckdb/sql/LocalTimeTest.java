package io.aecos.analytics.engine.duckdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Plan.Grain;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's arithmetic and Java's calendar tell the same local time, to the microsecond. */
final class LocalTimeTest {
  private static final Instant FROM = Instant.parse("2010-12-20T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-12-31T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "America/Denver",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca"
      })
  void local_isWhatTheCalendarSays(ZoneId zone) throws Exception {
    SortedSet<Long> moments = moments(zone);
    LocalTime time = new LocalTime(zone, moments.first(), moments.last());
    StringBuilder select = new StringBuilder("SELECT occurred_us, ");
    select.append(time.weekday()).append(", ").append(time.hour()).append(", ").append(time.noon());
    for (Grain grain : Grain.values()) {
      select.append(", ").append(time.bucket(grain));
    }
    String values =
        moments.stream().map(moment -> "(" + moment + ")").collect(Collectors.joining(", "));
    select.append(" FROM (VALUES ").append(values).append(") AS event(occurred_us)");
    int rows = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select.toString())) {
      while (row.next()) {
        check(row, time, zone);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(moments.size());
  }

  private static void check(ResultSet row, LocalTime time, ZoneId zone) throws Exception {
    Instant instant = Micros.toInstant(row.getLong(1));
    ZonedDateTime local = instant.atZone(zone);
    String weekday = String.valueOf(local.getDayOfWeek().getValue());
    assertThat(row.getString(2)).as(local.toString()).isEqualTo(weekday);
    assertThat(row.getString(3)).as(local.toString()).isEqualTo(String.valueOf(local.getHour()));
    Instant noon = local.toLocalDate().atTime(12, 0).toInstant(local.getOffset());
    assertThat(Micros.toInstant(row.getLong(4))).as(local.toString()).isEqualTo(noon);
    for (Grain grain : Grain.values()) {
      assertThat(time.start(grain, row.getLong(5 + grain.ordinal())))
          .as(grain + " of " + local)
          .isEqualTo(Buckets.startOf(instant, grain, zone));
    }
  }

  /** The borders of days, quarters and hours, every change of the clock, and what lies beside. */
  private static SortedSet<Long> moments(ZoneId zone) {
    SortedSet<Long> moments = new TreeSet<>();
    ZonedDateTime day = FROM.atZone(zone);
    while (day.toInstant().isBefore(TO)) {
      beside(day.toLocalDate().atStartOfDay(zone).toInstant(), moments);
      beside(day.toInstant(), moments);
      day = day.plusDays(13).plusHours(5);
      beside(day.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant(), moments);
    }
    ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(TO)) {
      for (int minutes : new int[] {-90, -60, -30, 0, 30, 60, 90}) {
        beside(change.getInstant().plusSeconds(minutes * 60L), moments);
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return moments;
  }

  private static void beside(Instant instant, SortedSet<Long> moments) {
    long micros = Micros.of(instant);
    moments.add(micros - 1);
    moments.add(micros);
    moments.add(micros + 1);
  }
}
