package io.aecos.analytics.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something happened, in whatever form the host has it: one of Java's times, ISO text, or a
 * number of seconds or milliseconds since 1970. What has no zone is UTC.
 */
final class Moments {
  /** Stands for a time that could not be read: the server sets such an event aside. */
  static final Instant NONE = Instant.EPOCH;

  /** As seconds the year 5138, as milliseconds 1973. */
  private static final double MILLISECONDS_FROM = 1e11;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern BEFORE_THE_HOUR = Pattern.compile(" +(?=[0-9])");

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXXXX][XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Moments() {}

  static Optional<Instant> of(Object given) {
    try {
      if (given instanceof Number number) {
        return ofNumber(number.doubleValue());
      }
      if (given instanceof Date date) {
        return Optional.of(Instant.ofEpochMilli(date.getTime()));
      }
      TemporalAccessor time = given instanceof CharSequence text ? parsed(text.toString()) : null;
      if (time == null && given instanceof TemporalAccessor temporal) {
        time = temporal;
      }
      return time == null ? Optional.empty() : ofTime(time);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ofTime(TemporalAccessor time) {
    if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Optional.of(Instant.from(time));
    }
    LocalTime clock = time.query(TemporalQueries.localTime());
    LocalDate date = LocalDate.from(time);
    return Optional.of(
        date.atTime(clock == null ? LocalTime.MIDNIGHT : clock).toInstant(ZoneOffset.UTC));
  }

  private static Optional<Instant> ofNumber(double number) {
    if (!Double.isFinite(number)) {
      return Optional.empty();
    }
    double seconds = Math.abs(number) >= MILLISECONDS_FROM ? number / 1000 : number;
    long whole = (long) Math.floor(seconds);
    return Optional.of(Instant.ofEpochSecond(whole, (long) ((seconds - whole) * 1e6) * 1000));
  }

  private static TemporalAccessor parsed(String text) {
    String plain = text.strip();
    if (NUMBER.matcher(plain).matches()) {
      return ofNumber(Double.parseDouble(plain)).orElse(NONE);
    }
    return ISO.parseBest(
        BEFORE_THE_HOUR.matcher(plain).replaceFirst("T").replace(" ", ""),
        OffsetDateTime::from,
        LocalDateTime::from,
        LocalDate::from);
  }
}
