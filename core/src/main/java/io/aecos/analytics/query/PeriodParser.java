package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads periods: {@code 30d}, {@code this-month}, {@code all}, or a pair of dates or instants. */
final class PeriodParser {
  private static final Period DEFAULT = new Period.Rolling(30, CalendarUnit.DAY);
  private static final Pattern ROLLING = Pattern.compile("([1-9][0-9]{0,3})([hdwmy])");
  private static final Pattern CALENDAR = Pattern.compile("(this|last)-(week|month|quarter|year)");
  private static final Map<String, CalendarUnit> LETTERS =
      Map.of(
          "h", CalendarUnit.HOUR,
          "d", CalendarUnit.DAY,
          "w", CalendarUnit.WEEK,
          "m", CalendarUnit.MONTH,
          "y", CalendarUnit.YEAR);
  private static final int LONGEST_ROLLING_YEARS = 200;
  private static final List<String> FORMS =
      List.of(
          "24h",
          "7d",
          "30d",
          "90d",
          "12w",
          "6m",
          "1y",
          "all",
          "today",
          "yesterday",
          "this-week",
          "this-month",
          "this-quarter",
          "this-year",
          "last-week",
          "last-month",
          "last-quarter",
          "last-year");

  private PeriodParser() {}

  static Period parse(
      @Nullable String period, @Nullable String from, @Nullable String to, ZoneId zone) {
    String name = present(period);
    String start = present(from);
    String end = present(to);
    if (start == null && end == null) {
      return name == null ? DEFAULT : named(name);
    }
    if (name != null) {
      throw invalid("period", "give either a period or from and to, not both", List.of());
    }
    if (start == null) {
      throw invalid("from", "'to' needs a 'from'", List.of());
    }
    return between(start, end, zone);
  }

  private static Period between(String start, @Nullable String end, ZoneId zone) {
    Instant from = instant("from", start, zone, 0);
    if (end == null) {
      return new Period.Between(from, null);
    }
    Instant to = instant("to", end, zone, 1);
    if (from.equals(to) && start.indexOf('T') >= 0 && end.indexOf('T') >= 0) {
      throw invalid("to", "the period ends (" + end + ") when it begins", List.of());
    }
    requireBefore(from, to, "the period ends (" + end + ") before it begins (" + start + ")");
    return new Period.Between(from, to);
  }

  static void requireBefore(Instant from, Instant to, String otherwise) {
    if (!from.isBefore(to)) {
      throw invalid("to", otherwise, List.of());
    }
  }

  private static Period named(String text) {
    switch (text) {
      case "all":
        return new Period.All();
      case "today":
        return new Period.Rolling(1, CalendarUnit.DAY);
      case "yesterday":
        return new Period.Whole(CalendarUnit.DAY, 1);
      default:
        break;
    }
    Matcher calendar = CALENDAR.matcher(text);
    if (calendar.matches()) {
      CalendarUnit unit = CalendarUnit.valueOf(calendar.group(2).toUpperCase(Locale.ROOT));
      return calendar.group(1).equals("this") ? new Period.ToDate(unit) : new Period.Whole(unit, 1);
    }
    Matcher rolling = ROLLING.matcher(text);
    CalendarUnit unit = rolling.matches() ? LETTERS.get(rolling.group(2)) : null;
    if (unit == null) {
      throw invalid("period", "unknown period '" + text + "'", FORMS);
    }
    return rolling(Integer.parseInt(rolling.group(1)), unit);
  }

  private static Period rolling(int count, CalendarUnit unit) {
    if (unit == CalendarUnit.YEAR && count > LONGEST_ROLLING_YEARS) {
      throw invalid("period", "at most " + LONGEST_ROLLING_YEARS + " years", FORMS);
    }
    return new Period.Rolling(count, unit);
  }

  /** A date (plus {@code days}), a local date and time, or an instant with zone. */
  private static Instant instant(String field, String clean, ZoneId zone, int days) {
    try {
      if (clean.indexOf('T') < 0) {
        return Dates.start(checked(field, LocalDate.parse(clean)).plusDays(days), zone);
      }
      boolean zoned = clean.matches(".*(Z|z|[+-]\\d\\d(:?\\d\\d)?)$") && clean.length() > 11;
      if (!zoned) {
        LocalDateTime local = LocalDateTime.parse(clean);
        return checked(field, local.toLocalDate())
            .atTime(local.toLocalTime())
            .atZone(zone)
            .toInstant();
      }
      OffsetDateTime time = OffsetDateTime.parse(clean);
      checked(field, time.toLocalDate());
      return time.toInstant();
    } catch (DateTimeException e) {
      throw invalid(
          field,
          "'" + clean + "' is neither a date nor an instant",
          List.of("2026-10-31", "2026-10-31T14:00:00Z"));
    }
  }

  private static LocalDate checked(String field, LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9998) {
      throw invalid(field, "the year must be between 1 and 9998", List.of());
    }
    return date;
  }

  private static @Nullable String present(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static AnalyticsException invalid(String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_PERIOD, field, message, allowed);
  }
}
