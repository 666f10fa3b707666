package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.table.BadTable;
import io.aecos.analytics.table.Cell;
import io.aecos.analytics.table.NumberReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a figure with its unit into the unit that is wanted, such as that of a metric. A figure
 * without one is in the metric's unit. Days and hours are not made of each other, since a log may
 * mean working days.
 */
public final class Quantities {
  private static final Pattern PARTS =
      Pattern.compile("([^0-9.,+−-]*?)\\s*([+−-]? ?[0-9.,][0-9.,'’\u202f ]*?)\\s*([^0-9.,]*)");
  private static final Map<String, BigDecimal> MILLIS =
      Map.ofEntries(
          Map.entry("ms", BigDecimal.ONE),
          Map.entry("s", new BigDecimal(1_000)),
          Map.entry("sec", new BigDecimal(1_000)),
          Map.entry("seconds", new BigDecimal(1_000)),
          Map.entry("min", new BigDecimal(60_000)),
          Map.entry("minutes", new BigDecimal(60_000)),
          Map.entry("h", new BigDecimal(3_600_000)),
          Map.entry("hr", new BigDecimal(3_600_000)),
          Map.entry("hrs", new BigDecimal(3_600_000)),
          Map.entry("hour", new BigDecimal(3_600_000)),
          Map.entry("hours", new BigDecimal(3_600_000)));
  private static final Map<Unit, List<String>> PLAIN =
      Map.of(
          Unit.COUNT, List.of("pcs", "pieces", "count", "stk", "stück"),
          Unit.SCORE, List.of(),
          Unit.PERCENT, List.of("%", "percent"),
          Unit.DAYS, List.of("d", "day", "days"),
          Unit.USD, List.of("$", "usd", "us$"),
          Unit.PER_WEEK, List.of("/week", "per week"));
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private Quantities() {}

  /** What a figure is of, and in which unit it is wanted. */
  public record Told(String what, Unit unit) {}

  /** The figure of a cell without its unit, for learning how numbers are written. */
  public static Cell number(Cell cell) {
    Matcher matcher = PARTS.matcher(cell.text());
    if (!matcher.matches()) {
      throw BadTable.cell(cell, "'" + cell.text() + "' is no number", List.of());
    }
    return new Cell(cell.line(), cell.column(), matcher.group(2));
  }

  /** The unit that a cell itself names, in small letters; "" where it names none. */
  public static String unit(Cell cell) {
    Matcher matcher = PARTS.matcher(cell.text());
    return matcher.matches()
        ? (matcher.group(1) + matcher.group(3)).strip().toLowerCase(Locale.ROOT)
        : "";
  }

  /**
   * The figure in {@code unit}. {@code what} names what it is a figure of; {@code stated} is the
   * unit of figures that name none, where the map states one.
   */
  public static BigDecimal read(
      Cell cell, Told told, NumberReader numbers, @Nullable String stated) {
    BigDecimal number = numbers.read(number(cell));
    String unit = unit(cell);
    String meant = unit.isEmpty() && stated != null ? stated.toLowerCase(Locale.ROOT) : unit;
    return in(cell, told, number, meant);
  }

  private static BigDecimal in(Cell cell, Told told, BigDecimal number, String unit) {
    return switch (told.unit()) {
      case FRACTION -> fraction(cell, told, number, unit);
      case MS -> duration(cell, told, number, unit.isEmpty() ? "ms" : unit, "ms");
      case HOURS -> duration(cell, told, number, unit.isEmpty() ? "h" : unit, "h");
      default -> {
        List<String> known = PLAIN.getOrDefault(told.unit(), List.of());
        if (!unit.isEmpty() && !known.contains(unit)) {
          throw foreign(cell, told, unit, known);
        }
        yield number;
      }
    };
  }

  private static BigDecimal fraction(Cell cell, Told told, BigDecimal number, String unit) {
    if (unit.equals("%") || unit.equals("percent")) {
      return number.divide(HUNDRED);
    }
    if (!unit.isEmpty() && !unit.equals("fraction")) {
      throw foreign(cell, told, unit, List.of("%"));
    }
    if (number.abs().compareTo(BigDecimal.ONE) > 0) {
      throw BadTable.cell(
          cell,
          String.format(
              "'%s' is no share from 0 to 1, as %s is; if it is percent, write %s%% or state it",
              cell.text(), told.what(), cell.text()),
          List.of("units: {" + told.what() + ": percent}"));
    }
    return number;
  }

  private static BigDecimal duration(
      Cell cell, Told told, BigDecimal number, String from, String to) {
    BigDecimal factor = MILLIS.get(from);
    if (factor == null) {
      throw foreign(cell, told, from, List.of("ms", "s", "min", "h"));
    }
    BigDecimal divisor = MILLIS.getOrDefault(to, BigDecimal.ONE);
    return number.multiply(factor).divide(divisor, MathContext.DECIMAL64);
  }

  private static RuntimeException foreign(Cell cell, Told told, String unit, List<String> known) {
    return BadTable.cell(
        cell,
        String.format(
            "'%s' is in '%s'; %s is told in %s",
            cell.text(), unit, told.what(), told.unit().text()),
        known);
  }
}
