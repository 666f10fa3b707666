package io.aecos.analytics.server.metrics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An address of the dashboard, relative to where it is served. */
public final class DashboardLink {
  private final StringBuilder text;
  private char next = '?';

  private DashboardLink(String sheet) {
    this.text = new StringBuilder("/").append(sheet);
  }

  public static DashboardLink to(String sheet) {
    return new DashboardLink(sheet);
  }

  /** A parameter; nothing where there is no value. */
  public DashboardLink with(String name, @Nullable Object value) {
    if (value != null) {
      text.append(next).append(encoded(name)).append('=').append(encoded(value.toString()));
      next = '&';
    }
    return this;
  }

  /** Filters in the order of their names. */
  public DashboardLink with(Map<String, Set<String>> filters) {
    new TreeMap<>(filters)
        .forEach((name, values) -> new TreeSet<>(values).forEach(value -> with(name, value)));
    return this;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
