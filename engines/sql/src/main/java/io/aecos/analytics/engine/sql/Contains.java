package io.aecos.analytics.engine.sql;

/** The condition that a column holds a text somewhere, whatever the case of its ASCII letters. */
final class Contains {
  private Contains() {}

  /** To be bound to a {@link #pattern}. */
  static String in(String column) {
    return "lower(" + column + ") LIKE lower(?) ESCAPE '!'";
  }

  static String pattern(String text) {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
