package io.aecos.analytics.report;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.Wording;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.sheet.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of reports in one language. Each language is one file, {@code
 * texts/LANGUAGE.properties}; what it does not say of a metric or a sheet is said in the words of
 * the catalogue.
 */
public final class Texts {
  /** The languages that there are, the first one when none is named. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private final Locale locale;
  private final Properties words;
  private final Wording wording;

  private Texts(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
    this.wording = Wording.in(locale, this::title);
  }

  /** The words of {@code language}; one that there is not is refused with those that are. */
  public static Texts in(String language) {
    if (!LANGUAGES.contains(language)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "language",
          "there are no reports in '" + language + "'",
          LANGUAGES);
    }
    try (InputStream in = Texts.class.getResourceAsStream("texts/" + language + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("texts/" + language + ".properties is missing");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Texts(Locale.forLanguageTag(language), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Locale locale() {
    return locale;
  }

  /** Says insights in this language. */
  public Wording wording() {
    return wording;
  }

  /** The text of {@code key}, with {@code values} in the places {@code {0}}, {@code {1}} … */
  public String get(String key, Object... values) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "' in " + locale);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** What begins with a dot is a key; all else is said as it is. */
  public String title(String text) {
    return text.startsWith(".") ? get(text.substring(1)) : text;
  }

  /** The column's title; a metric's in this language where its words are known. */
  public String title(Table.Column column) {
    return column.title().startsWith(".")
        ? title(column.title())
        : title(column, Shipped.METRICS.get(column.name()));
  }

  private String title(Table.Column column, @Nullable Metric known) {
    return known != null && known.title().equals(column.title())
        ? words.getProperty("metric." + column.name(), column.title())
        : column.title();
  }

  /** In this language, unless the firm gave the metric a title of its own. */
  public String title(Metric metric) {
    return shipped(metric, Metric::title)
        ? words.getProperty("metric." + metric.name(), metric.title())
        : metric.title();
  }

  /** What the metric means; in this language, unless the firm says it in words of its own. */
  public String description(Metric metric) {
    return shipped(metric, Metric::description)
        ? words.getProperty("describe." + metric.name(), metric.description())
        : metric.description();
  }

  /** Whether it is what these words are a translation of. */
  private static boolean shipped(Metric metric, Function<Metric, String> said) {
    Metric known = Shipped.METRICS.get(metric.name());
    return known != null && said.apply(known).equals(said.apply(metric));
  }

  /** The catalogue as it ships, read once and when it is needed. */
  private static final class Shipped {
    static final Map<String, Metric> METRICS =
        MetricCatalog.shipped(EventCatalog.shipped()).metrics().stream()
            .collect(Collectors.toUnmodifiableMap(Metric::name, Function.identity()));
  }

  public String title(Sheet sheet) {
    return words.getProperty("sheet." + sheet.name(), sheet.title());
  }

  /** All keys, for comparing languages. */
  java.util.Set<String> keys() {
    return words.stringPropertyNames();
  }
}
