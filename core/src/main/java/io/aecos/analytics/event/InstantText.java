package io.aecos.analytics.event;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Reads instants from ISO 8601 text with a zone. Programs nearly always write {@code
 * 2026-11-02T09:15:00.123456Z}, which is read digit by digit in a small part of the time that the
 * general parser takes; all else goes to that parser, also what looks like it and is no time.
 */
final class InstantText {
  private static final String SHAPE = "0000-00-00T00:00:00";
  private static final int MOST_DIGITS = 9;

  private InstantText() {}

  /** Throws a {@link java.time.format.DateTimeParseException} where the text is no such instant. */
  static Instant parse(String text) {
    int end = text.length() - 1;
    if (!isPlain(text, end)) {
      return OffsetDateTime.parse(text).toInstant();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) {
      // The last days of a month need the calendar.
      return OffsetDateTime.parse(text).toInstant();
    }
    long seconds = epochDay(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos(text, end));
  }

  private static boolean isPlain(String text, int end) {
    int shape = SHAPE.length();
    if (end < shape || text.charAt(end) != 'Z' || end > shape + 1 + MOST_DIGITS) {
      return false;
    }
    for (int i = 0; i < shape; i++) {
      char wanted = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (wanted == '0' ? !isDigit(found) : found != wanted) {
        return false;
      }
    }
    return end == shape || isFraction(text, shape, end);
  }

  private static boolean isFraction(String text, int point, int end) {
    if (text.charAt(point) != '.' || end == point + 1) {
      return false;
    }
    for (int i = point + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int nanos(String text, int end) {
    int from = SHAPE.length() + 1;
    int nanos = from < end ? number(text, from, end) : 0;
    for (int digits = Math.max(0, end - from); digits < MOST_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** Days since 1970-01-01, counted in years that begin in March. */
  private static long epochDay(int year, int month, int day) {
    int y = month > 2 ? year : year - 1;
    int monthFromMarch = (month + 9) % 12;
    long yearDays = 365L * y + Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
    return yearDays + (153L * monthFromMarch + 2) / 5 + day - 1 - 719_468;
  }
}
