package io.aecos.analytics.report.pdf;

import io.aecos.analytics.metric.Better;
import io.aecos.analytics.report.Figure;
import org.jspecify.annotations.Nullable;

/** The dashboard's colours by day. */
final class Ink {
  static final String PAPER = "#f5f4ef";
  static final String RAISED = "#fdfcf9";
  static final String SUNK = "#ebe9e1";
  static final String INK = "#14222f";
  static final String QUIET = "#51606d";
  static final String LINE = "#d5d2c7";
  static final String STRONG_LINE = "#7d8891";
  static final String GOOD = "#1e6b43";
  static final String BAD = "#b3391c";
  static final String WARN = "#8a5a00";
  static final String WARN_SOFT = "#f6e8c9";
  static final String GRID = "#e3e3dd";

  private Ink() {}

  /** Good news, bad news, or neither. */
  static String of(Figure figure) {
    @Nullable Double value = figure.value();
    @Nullable Double previous = figure.previous();
    Better better = figure.metric().better();
    if (value == null || previous == null || better == Better.NONE || value.equals(previous)) {
      return QUIET;
    }
    return (value > previous) == (better == Better.UP) ? GOOD : BAD;
  }
}
