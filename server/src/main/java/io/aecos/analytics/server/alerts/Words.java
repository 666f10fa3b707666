package io.aecos.analytics.server.alerts;

import io.aecos.analytics.metric.Metric;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says figures in words, and where the dashboard shows them. */
final class Words {
  private static final double HUNDRED = 100;

  private Words() {}

  static String number(Metric metric, double value) {
    return switch (metric.unit()) {
      case FRACTION -> plain(value * HUNDRED) + " %";
      case PERCENT -> plain(value) + " %";
      case USD -> "$" + plain(value);
      case MS -> plain(value) + " ms";
      case HOURS -> plain(value) + " h";
      case DAYS -> plain(value) + " d";
      case PER_WEEK -> plain(value) + " a week";
      case COUNT, SCORE -> plain(value);
    };
  }

  static String plain(double value) {
    String text = String.format(Locale.ROOT, "%,.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /** The metric's page, of these days (both included), with the events behind the figure open. */
  static String link(
      Metric metric, Map<String, Set<String>> filters, LocalDate from, LocalDate to, ZoneId zone) {
    StringBuilder link =
        new StringBuilder("/")
            .append(metric.tab())
            .append("?from=")
            .append(from)
            .append("&to=")
            .append(to)
            .append("&tz=")
            .append(encoded(zone.getId()));
    new TreeMap<>(filters)
        .forEach(
            (name, values) ->
                new TreeSet<>(values)
                    .forEach(
                        value ->
                            link.append('&')
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(value))));
    return link.append("&events=").append(encoded(metric.name())).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
