package io.aecos.analytics.report;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Window;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as people of a language read them. */
public final class Formats {
  private static final String MISSING = "–";
  private static final char NARROW = '\u00a0';
  private static final String EXACT = "#,##0.####";

  private final Texts texts;
  private final ZoneId zone;
  private final DecimalFormatSymbols symbols;

  public Formats(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.symbols = DecimalFormatSymbols.getInstance(texts.locale());
    symbols.setMinusSign('\u2212');
  }

  /** A value with its unit, exact enough to be checked. */
  public String value(@Nullable Double value, Unit unit) {
    if (value == null) {
      return MISSING;
    }
    return switch (unit) {
      case FRACTION -> texts.get("percent", number(value * 100, "#,##0.0"));
      case PERCENT -> texts.get("percent", number(value, "#,##0.0"));
      case USD -> dollars(value);
      case MS -> milliseconds(value);
      case HOURS -> number(value, large(value)) + NARROW + texts.get("unit.hours");
      case DAYS -> number(value, large(value)) + NARROW + texts.get("unit.days");
      case COUNT -> number(value, value == Math.rint(value) ? "#,##0" : "#,##0.00");
      case SCORE -> number(value, "#,##0.00");
      case PER_WEEK -> number(value, "#,##0.00") + NARROW + texts.get("unit.per_week");
    };
  }

  /** A value that somebody has laid down, with as many digits as they did. */
  public String stated(double value, Unit unit) {
    return switch (unit) {
      case HOURS -> number(value, EXACT) + NARROW + texts.get("unit.hours");
      case USD ->
          value == Math.rint(value)
              ? texts.get("usd", number(value, "#,##0"))
              : texts.get("usd", number(value, "#,##0.00##"));
      default -> number(value, EXACT);
    };
  }

  /** The sign stands before the currency, where that stands before the number. */
  private String dollars(double value) {
    String pattern = Math.abs(value) < 100 ? "#,##0.00" : "#,##0";
    String amount = number(Math.abs(value), pattern);
    boolean less = value < 0 && !amount.matches("[0.,]*");
    return (less ? "\u2212" : "") + texts.get("usd", amount);
  }

  private static String large(double value) {
    return Math.abs(value) < 1000 ? "#,##0.0" : "#,##0";
  }

  private String milliseconds(double value) {
    double size = Math.abs(value);
    if (size < 1000) {
      return number(value, size < 100 ? "#,##0.0" : "#,##0") + NARROW + "ms";
    }
    return size < 600_000
        ? number(value / 1000, "#,##0.00") + NARROW + "s"
        : number(value / 60_000, "#,##0.0") + NARROW + "min";
  }

  /** The end of an axis: as short as it can be. */
  public String tick(double value, Unit unit) {
    double size = Math.abs(value);
    return switch (unit) {
      case FRACTION -> texts.get("percent", number(value * 100, "0.#"));
      case PERCENT -> texts.get("percent", number(value, "0.#"));
      case MS -> size < 1000 ? number(value, "0.#") + " ms" : number(value / 1000, "0.#") + " s";
      case USD -> texts.get("usd", shortened(value));
      default -> shortened(value);
    };
  }

  private String shortened(double value) {
    double size = Math.abs(value);
    if (size >= 1_000_000) {
      return number(value / 1_000_000, "0.##") + NARROW + texts.get("million");
    }
    return size >= 10_000
        ? number(value / 1000, "0.#") + NARROW + texts.get("thousand")
        : number(value, "#,##0.###");
  }

  public String count(long value) {
    return number(value, "#,##0");
  }

  /** "By project: 31 rows" */
  public String caption(String title, int rows) {
    return texts.get(rows == 1 ? "table.caption.one" : "table.caption", title, count(rows));
  }

  /** What a unit is called where a number stands without it. */
  public String unit(Unit unit) {
    return texts.get("unit.name." + unit.text());
  }

  /** "≥ 95 %" */
  public String target(Target target, Metric metric) {
    return target.operator().sign() + NARROW + goal(target.value(), metric.unit());
  }

  private String goal(double value, Unit unit) {
    return unit == Unit.FRACTION
        ? texts.get("percent", number(value * 100, "0.##"))
        : value(value, unit);
  }

  /** The change as the answer tells it, in the language's digits. */
  public String trend(Figure figure) {
    String text = figure.trend();
    if (figure.value() == null || figure.previous() == null) {
      return MISSING;
    }
    if (text.equals("new")) {
      return texts.get("trend.new");
    }
    StringBuilder translated = new StringBuilder();
    for (char c : text.toCharArray()) {
      translated.append(
          c == '.' ? symbols.getDecimalSeparator() : c == ',' ? symbols.getGroupingSeparator() : c);
    }
    return translated
        .toString()
        .replace(" pt", NARROW + texts.get("points"))
        .replace("%", texts.get("percent", ""));
  }

  /** A number as a cell, without its unit. */
  private String number(double value, String pattern) {
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(value);
    return text.matches("\u2212[0.,]*") ? text.substring(1) : text;
  }

  /** "1 – 31 October 2026": the end is exclusive, so the day before it is shown. */
  public String span(Window window) {
    LocalDate from = window.from().atZone(zone).toLocalDate();
    Instant last = window.to().isAfter(window.from()) ? window.to().minusNanos(1) : window.to();
    LocalDate to = last.atZone(zone).toLocalDate();
    if (from.equals(to)) {
      return date(to);
    }
    if (from.getYear() == to.getYear()) {
      String start = from.getMonth() == to.getMonth() ? "date.day" : "date.day-month";
      return pattern(start).format(from) + " – " + date(to);
    }
    return date(from) + " – " + date(to);
  }

  public String date(LocalDate date) {
    return pattern("date.full").format(date);
  }

  /** "October 2026" */
  public String month(LocalDate day) {
    return pattern("date.month").format(day);
  }

  /** To the second, in the report's zone. */
  public String instant(@Nullable Instant instant) {
    return instant == null ? MISSING : pattern("date.instant").format(instant.atZone(zone));
  }

  /** A step of a series; hours by the clock, all else by its day. */
  public String step(Instant start) {
    boolean midnight = start.atZone(zone).toLocalTime().toSecondOfDay() == 0;
    return pattern(midnight ? "date.step" : "date.hour").format(start.atZone(zone));
  }

  /** Under an axis. */
  public String axis(Instant start) {
    return pattern("date.axis").format(start.atZone(zone));
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(texts.get(key), locale());
  }

  private Locale locale() {
    return texts.locale();
  }

  /** A cell as people read it. */
  public String cell(@Nullable Object cell) {
    if (cell == null) {
      return MISSING;
    }
    if (cell instanceof Linked linked) {
      return cell(linked.cell());
    }
    if (cell instanceof Quantity quantity) {
      return quantity.stated()
          ? stated(quantity.number(), quantity.unit())
          : value(quantity.number(), quantity.unit());
    }
    if (cell instanceof Long count) {
      return count(count);
    }
    if (cell instanceof Instant instant) {
      return step(instant);
    }
    if (cell instanceof Boolean flag) {
      return texts.get(flag ? "yes" : "no");
    }
    return cell.toString();
  }
}
