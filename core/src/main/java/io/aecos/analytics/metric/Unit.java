package io.aecos.analytics.metric;

import java.util.Locale;

/**
 * What a metric's number counts or measures; fractions run from 0 to 1 and are shown as percent.
 */
public enum Unit {
  COUNT,
  FRACTION,
  PERCENT,
  MS,
  HOURS,
  DAYS,
  USD,
  SCORE,
  PER_WEEK;

  /** The unit as it stands in catalogues and answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a difference of two such numbers is told in percentage points. */
  public boolean inPoints() {
    return this == FRACTION || this == PERCENT;
  }
}
