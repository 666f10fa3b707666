package io.aecos.analytics.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For how long events stay in the ledger after they happened; without a {@code span} for ever. */
public record Keep(@Nullable Period span) {
  public static final Keep FOREVER = new Keep(null);

  /** By which days, months and years are held against each other. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,4}) ?(d|days?|months?|y|years?)");

  /**
   * The one that a text means: {@code 90d}, {@code 18 months}, {@code 2y} or {@code forever}.
   *
   * @throws IllegalArgumentException where it means none
   */
  public static Keep parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("forever")) {
      return FOREVER;
    }
    Matcher matcher = TEXT.matcher(plain);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be like 90d, 18 months, 2y or forever, not '" + text + "'");
    }
    int number = Integer.parseInt(matcher.group(1));
    return new Keep(
        switch (matcher.group(2).charAt(0)) {
          case 'd' -> Period.ofDays(number);
          case 'm' -> Period.ofMonths(number);
          default -> Period.ofYears(number);
        });
  }

  /**
   * Whether nothing of {@code month} has to stay any more on {@code today}: its last day neither.
   */
  public boolean isOver(YearMonth month, LocalDate today) {
    return span != null && !month.atEndOfMonth().plusDays(1).plus(span).isAfter(today);
  }

  boolean isShorterThan(Keep other) {
    return span != null
        && (other.span() == null || SOME_DAY.plus(span).isBefore(SOME_DAY.plus(other.span())));
  }

  /** As people say it: {@code 90 days}. */
  public String words() {
    if (span == null) {
      return "forever";
    }
    if (span.getYears() > 0) {
      return counted(span.getYears(), "year");
    }
    return span.getMonths() > 0
        ? counted(span.getMonths(), "month")
        : counted(span.getDays(), "day");
  }

  private static String counted(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
