package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Local time by arithmetic: the offset of a zone is written into the statement as a case over its
 * changes within the span of the data, from the same rules that Java uses. So no time zone data of
 * the engine is needed, and both agree through gaps and overlaps.
 */
final class LocalTime {
  private static final long SECOND = 1_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;

  private final ZoneId zone;
  private final String local;

  LocalTime(ZoneId zone, long fromMicros, long toMicros) {
    this.zone = zone;
    this.local = "(occurred_us + " + offset(fromMicros, toMicros) + ")";
  }

  private String offset(long fromMicros, long toMicros) {
    Instant from = Micros.toInstant(fromMicros);
    StringBuilder cases = new StringBuilder();
    long offset = zone.getRules().getOffset(from).getTotalSeconds() * SECOND;
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && Micros.of(change.getInstant()) <= toMicros) {
      cases
          .append(" WHEN occurred_us < ")
          .append(Micros.of(change.getInstant()))
          .append(" THEN ")
          .append(offset);
      offset = change.getOffsetAfter().getTotalSeconds() * SECOND;
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return cases.isEmpty() ? "(" + offset + ")" : "(CASE" + cases + " ELSE " + offset + " END)";
  }

  /** Days since 1970-01-01 on the local calendar. */
  String day() {
    return "(" + local + " // " + DAY + ")";
  }

  /**
   * An instant by which a rollup names the local day of an event: its noon, as the clock stood at
   * the event. It lies within that day also where the clocks change, which midnight need not.
   */
  String noon() {
    return "(occurred_us - " + local + " % " + DAY + " + " + 12 * HOUR + ")";
  }

  String weekday() {
    return "CAST((" + day() + " + 3) % 7 + 1 AS VARCHAR)";
  }

  String hour() {
    return "CAST((" + local + " // " + HOUR + ") % 24 AS VARCHAR)";
  }

  /** A part of the local time as a number. */
  String part(Field.Part part) {
    return switch (part) {
      case YEAR -> "year(" + date() + ")";
      case MONTH -> "month(" + date() + ")";
      case DAY -> "day(" + date() + ")";
      case HOUR -> "((" + local + " // " + HOUR + ") % 24)";
      case MINUTE -> "((" + local + " // " + 60 * SECOND + ") % 60)";
      case SECOND -> "((" + local + " // " + SECOND + ") % 60)";
    };
  }

  private String date() {
    return "(DATE '1970-01-01' + CAST(" + day() + " AS INTEGER))";
  }

  /** A number for the bucket that an event falls into; {@link #start} turns it back. */
  String bucket(Grain grain) {
    return switch (grain) {
      case HOUR -> "(occurred_us - " + local + " % " + HOUR + ")";
      case DAY -> day();
      case WEEK -> "((" + day() + " + 3) // 7)";
      case MONTH -> months();
      case QUARTER -> "(" + months() + " // 3)";
      case YEAR -> "(" + months() + " // 12)";
    };
  }

  private String months() {
    return "(year(" + date() + ") * 12 + month(" + date() + ") - 1)";
  }

  /** The instant at which the bucket of that number begins. */
  Instant start(Grain grain, long bucket) {
    LocalDate date =
        switch (grain) {
          case HOUR -> null;
          case DAY -> LocalDate.ofEpochDay(bucket);
          case WEEK -> LocalDate.ofEpochDay(bucket * 7 - 3);
          case MONTH -> LocalDate.of((int) (bucket / 12), (int) (bucket % 12) + 1, 1);
          case QUARTER -> LocalDate.of((int) (bucket / 4), (int) (bucket % 4) * 3 + 1, 1);
          case YEAR -> LocalDate.of((int) bucket, 1, 1);
        };
    return date == null ? Micros.toInstant(bucket) : date.atStartOfDay(zone).toInstant();
  }
}
