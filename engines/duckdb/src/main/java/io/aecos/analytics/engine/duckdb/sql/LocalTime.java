package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

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
  private final long first;
  private final List<ZoneOffsetTransition> changes;
  private final String local;

  LocalTime(ZoneId zone, long fromMicros, long toMicros) {
    this.zone = zone;
    this.first = fromMicros - HOUR;
    this.changes = changes(zone.getRules(), first, toMicros);
    long offset = offset(zone.getRules().getOffset(Micros.toInstant(first)));
    String offsets = byChange(offset, change -> offset(change.getOffsetAfter()));
    this.local = "(occurred_us + " + offsets + ")";
  }

  /** Those within the span, in order. */
  private static List<ZoneOffsetTransition> changes(ZoneRules rules, long from, long to) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(Micros.toInstant(from));
    while (change != null && micros(change) <= to) {
      changes.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  private static long offset(ZoneOffset offset) {
    return offset.getTotalSeconds() * SECOND;
  }

  /** A number that is {@code first} before the changes, and after each what it says of it. */
  private String byChange(long first, ToLongFunction<ZoneOffsetTransition> then) {
    StringBuilder cases = new StringBuilder();
    long number = first;
    for (ZoneOffsetTransition change : changes) {
      cases.append(" WHEN occurred_us < ").append(micros(change)).append(" THEN ").append(number);
      number = then.applyAsLong(change);
    }
    return cases.isEmpty() ? "(" + number + ")" : "(CASE" + cases + " ELSE " + number + " END)";
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
      case HOUR -> hours();
      case DAY -> day();
      case WEEK -> "((" + day() + " + 3) // 7)";
      case MONTH -> months();
      case QUARTER -> "(" + months() + " // 3)";
      case YEAR -> "(" + months() + " // 12)";
    };
  }

  /** Begins with a full hour of the local clock, or where that is changed within one. */
  private String hours() {
    String full = "(occurred_us - " + local + " % " + HOUR + ")";
    boolean within = changes.stream().anyMatch(LocalTime::isWithinHour);
    return within ? "greatest(" + full + ", " + byChange(first, LocalTime::micros) + ")" : full;
  }

  private static boolean isWithinHour(ZoneOffsetTransition change) {
    return (micros(change) + offset(change.getOffsetAfter())) % HOUR != 0;
  }

  private static long micros(ZoneOffsetTransition change) {
    return Micros.of(change.getInstant());
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
