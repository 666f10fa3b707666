package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/**
 * Says phrases in one language, with its numbers and dates. Each language is one file, {@code
 * words/LANGUAGE.properties}. Safe for use by many threads.
 */
public final class Wording {
  /** As the API tells them. */
  public static final Wording ENGLISH = in(Locale.ENGLISH, Metric::title);

  private static final double HUNDRED = 100;

  private final Locale locale;
  private final Properties words;
  private final Function<Metric, String> titles;

  private Wording(Locale locale, Properties words, Function<Metric, String> titles) {
    this.locale = locale;
    this.words = words;
    this.titles = titles;
  }

  /** {@code titles} gives metrics their names; a language that there is not is refused. */
  public static Wording in(Locale locale, Function<Metric, String> titles) {
    String file = "words/" + locale.getLanguage() + ".properties";
    try (InputStream in = Wording.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException(file + " is missing");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Wording(locale, words, titles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String say(Phrase phrase) {
    String text = word(phrase.key());
    for (int i = 0; i < phrase.parts().size(); i++) {
      text = text.replace("{" + i + "}", part(phrase.parts().get(i)));
    }
    return text;
  }

  private String part(PhrasePart part) {
    if (part instanceof Phrase phrase) {
      return say(phrase);
    } else if (part instanceof Phrase.Name name) {
      return name.text();
    } else if (part instanceof Phrase.Title title) {
      return titles.apply(title.metric());
    } else if (part instanceof Phrase.By by) {
      return words.getProperty("by." + by.dimension(), by.dimension());
    } else if (part instanceof Phrase.Count count) {
      return number(count.number(), "#,##0");
    } else if (part instanceof Phrase.Percent percent) {
      return filled("unit.percent", number(percent.share() * HUNDRED, "#,##0"));
    } else if (part instanceof Phrase.Amount amount) {
      return amount(amount);
    } else if (part instanceof Phrase.Day day) {
      return pattern("date.day").format(day.date());
    } else if (part instanceof Phrase.Month month) {
      return pattern("date.month").format(month.date());
    }
    return pattern("date.minute").format(((Phrase.Minute) part).time());
  }

  private String amount(Phrase.Amount amount) {
    double value = amount.value();
    return switch (amount.form()) {
      case EXACT -> exact(amount.unit(), value);
      case ABOUT -> about(amount.unit(), value);
      case APART ->
          switch (amount.unit()) {
            case FRACTION -> filled("points", about(Unit.SCORE, Math.abs(value) * HUNDRED));
            case PERCENT -> filled("points", about(Unit.SCORE, Math.abs(value)));
            default -> about(amount.unit(), Math.abs(value));
          };
    };
  }

  private String about(Unit unit, double value) {
    double shown = unit == Unit.FRACTION ? value * HUNDRED : value;
    double rounded = Math.abs(shown) >= 100 ? Math.rint(shown) : Math.rint(shown * 10) / 10;
    if (unit == Unit.COUNT && Math.abs(shown) >= 10) {
      rounded = Math.rint(shown);
    }
    return exact(unit, unit == Unit.FRACTION ? rounded / HUNDRED : rounded);
  }

  private String exact(Unit unit, double value) {
    return switch (unit) {
      case FRACTION -> filled("unit.percent", number(value * HUNDRED, "#,##0.##"));
      case PERCENT -> filled("unit.percent", number(value, "#,##0.##"));
      case COUNT, SCORE -> number(value, "#,##0.##");
      default -> filled("unit." + unit.name().toLowerCase(Locale.ROOT), number(value, "#,##0.##"));
    };
  }

  private String filled(String key, String value) {
    return word(key).replace("{0}", value);
  }

  private String number(double value, String pattern) {
    DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
    format.setRoundingMode(java.math.RoundingMode.HALF_UP);
    String text = format.format(value);
    return text.equals("-0") ? "0" : text;
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(word(key), locale);
  }

  private String word(String key) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for '" + key + "' in " + locale);
    }
    return text;
  }

  /** All keys, for comparing languages. */
  Set<String> keys() {
    return words.stringPropertyNames();
  }
}
