package io.aecos.analytics.server.alerts;

/**
 * What was found when a rule was judged: whether that can be told at all ({@code known}), whether
 * what it warns of is so, in a sentence, and the address that shows exactly that.
 */
record Finding(boolean known, boolean so, String text, String link) {
  static Finding unknown(String why, String link) {
    return new Finding(false, false, why, link);
  }

  static Finding of(boolean so, String text, String link) {
    return new Finding(true, so, text, link);
  }
}
