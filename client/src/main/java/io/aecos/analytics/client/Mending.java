package io.aecos.analytics.client;

import java.util.Locale;

/** What was changed in an event so that it could be kept. Every case is counted. */
public enum Mending {
  /** A text was cut to the length that it may have. */
  TRUNCATED,
  /** A number that JSON cannot say (NaN or infinite) was left out. */
  NOT_FINITE,
  /** Half a surrogate pair or a NUL was replaced by U+FFFD. */
  BAD_TEXT,
  /** An attribute that is no data, or lies too deep, or is too much, was left out or cut. */
  BAD_ATTRIBUTE;

  /** The name in the queue's counters. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
