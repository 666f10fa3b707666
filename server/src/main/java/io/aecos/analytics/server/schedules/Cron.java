package io.aecos.analytics.server.schedules;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression of five fields (minute, hour, day of the month, month, day of the week) or one
 * of {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly} and {@code @yearly}, read
 * on the clocks of a time zone. Where both days are given, either will do, as in crontab. A local
 * time that a change of the clocks leaves out is due as much later as they jump; one that comes
 * twice is due the first time.
 */
final class Cron {
  private static final int FIELDS = 5;
  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");

  private final List<CronExpression> ways;

  private Cron(List<CronExpression> ways) {
    this.ways = ways;
  }

  /** Refuses what is none, or never due. */
  static Cron parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    String[] fields = NAMED.getOrDefault(plain, plain).split("\\s+");
    if (fields.length != FIELDS) {
      throw wrong(
          "has five fields: minute, hour, day of the month, month, day of the week, such as"
              + " '0 6 1 * *'; or is @hourly, @daily, @weekly, @monthly or @yearly");
    }
    try {
      Cron cron = new Cron(ways(fields));
      if (cron.nextLocal(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
        throw wrong("names a day that never comes");
      }
      return cron;
    } catch (IllegalArgumentException e) {
      throw wrong("cannot be read: " + String.valueOf(e.getMessage()).replace("\"", "'"));
    }
  }

  private static List<CronExpression> ways(String[] fields) {
    boolean either = !isAny(fields[2]) && !isAny(fields[4]);
    return either
        ? List.of(way(fields, fields[2], "*"), way(fields, "*", fields[4]))
        : List.of(way(fields, fields[2], fields[4]));
  }

  private static boolean isAny(String field) {
    return field.startsWith("*") || field.equals("?");
  }

  private static CronExpression way(String[] fields, String dayOfMonth, String dayOfWeek) {
    return CronExpression.parse(
        String.join(" ", "0", fields[0], fields[1], dayOfMonth, fields[3], dayOfWeek));
  }

  /** The first due time after {@code after}. */
  Instant next(Instant after, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    while (true) {
      local = nextLocal(local).orElseThrow(() -> new IllegalStateException("it is never due"));
      Instant due = local.atZone(zone).toInstant();
      if (due.isAfter(after)) {
        return due;
      }
    }
  }

  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    return ways.stream().map(way -> way.next(after)).filter(Objects::nonNull).sorted().findFirst();
  }

  private static AnalyticsException wrong(String what) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, "cron", what, List.of());
  }
}
