package io.aecos.analytics.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's dates. {@code 2026-03-02} says what it means; {@code 02/03/2026} does only where
 * another date of the table has a day above 12, or the map says which comes first.
 */
public final class DateReader {
  private static final Pattern PARTS =
      Pattern.compile("([0-9]{1,4})([-/.])([0-9]{1,2})\\2([0-9]{1,4})");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final List<String> ORDERS =
      List.of("dates: day-first", "dates: month-first", "dates: dd.MM.yyyy");

  private final @Nullable Boolean dayFirst;
  private final @Nullable DateTimeFormatter pattern;

  private DateReader(@Nullable Boolean dayFirst, @Nullable DateTimeFormatter pattern) {
    this.dayFirst = dayFirst;
    this.pattern = pattern;
  }

  /** Learns the order of day and month from all dates of the table, unless it is stated. */
  public static DateReader of(List<Cell> dates, @Nullable String stated) {
    if (stated != null) {
      return stated(stated);
    }
    Cell proof = null;
    boolean dayFirst = false;
    for (Cell cell : dates) {
      Boolean proved = Parts.of(cell).proved();
      if (proved != null && proof != null && proved != dayFirst) {
        throw BadTable.cell(
            cell,
            String.format(
                "'%s' and '%s' on line %d have day and month in different order",
                cell.text(), proof.text(), proof.line()),
            List.of());
      }
      if (proved != null && proof == null) {
        proof = cell;
        dayFirst = proved;
      }
    }
    return new DateReader(proof == null ? null : (Boolean) dayFirst, null);
  }

  private static DateReader stated(String stated) {
    return switch (stated.strip().toLowerCase(Locale.ROOT)) {
      case "day-first" -> new DateReader(true, null);
      case "month-first" -> new DateReader(false, null);
      case "year-first" -> new DateReader(null, null);
      default -> new DateReader(null, pattern(stated));
    };
  }

  private static DateTimeFormatter pattern(String stated) {
    try {
      if (stated.matches(".*[yu].*") && stated.contains("M") && stated.contains("d")) {
        return DateTimeFormatter.ofPattern(stated.replace('y', 'u'), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
      }
    } catch (IllegalArgumentException e) {
      throw BadTable.map("dates", "'" + stated + "' is no pattern: " + e.getMessage(), ORDERS);
    }
    throw BadTable.map("dates", "cannot be '" + stated + "'", ORDERS);
  }

  /** The date of a cell; a year in which nothing can have happened is a slip. */
  public LocalDate read(Cell cell) {
    LocalDate date = told(cell);
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw BadTable.cell(
          cell,
          "'" + cell.text() + "' is not between " + FIRST_YEAR + " and " + LAST_YEAR,
          List.of());
    }
    return date;
  }

  private LocalDate told(Cell cell) {
    try {
      if (pattern != null) {
        return LocalDate.parse(cell.text(), pattern);
      }
      return Parts.of(cell).date(cell, dayFirst);
    } catch (DateTimeException e) {
      throw BadTable.cell(
          cell,
          "'" + cell.text() + "' is no date",
          pattern == null ? List.of("2026-03-02") : List.of());
    }
  }

  /** The three numbers of a date as they stand. */
  private record Parts(int first, int second, int third, boolean yearFirst) {
    static Parts of(Cell cell) {
      Matcher matcher = PARTS.matcher(cell.text());
      if (!matcher.matches()) {
        throw BadTable.cell(cell, "'" + cell.text() + "' is no date", List.of("2026-03-02"));
      }
      boolean yearFirst = matcher.group(1).length() == 4;
      if (!yearFirst && matcher.group(4).length() != 4) {
        throw BadTable.cell(
            cell, "'" + cell.text() + "' has no year of four digits", List.of("2026-03-02"));
      }
      return new Parts(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)),
          yearFirst);
    }

    /** Whether the day comes first; null where the date does not tell. */
    @Nullable Boolean proved() {
      if (yearFirst || first > 12 == second > 12) {
        return null;
      }
      return first > 12;
    }

    LocalDate date(Cell cell, @Nullable Boolean dayFirst) {
      if (yearFirst) {
        return LocalDate.of(first, second, third);
      }
      if (dayFirst == null && first != second) {
        throw BadTable.cell(
            cell, "'" + cell.text() + "' may have the day or the month first; state which", ORDERS);
      }
      boolean day = dayFirst == null || dayFirst;
      return LocalDate.of(third, day ? second : first, day ? first : second);
    }
  }
}
