package io.aecos.analytics.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with a comma between thousands, as {@code "%,d"} and {@code "%,.1f"} write them in the
 * root locale, in a tenth of the time: answers say many.
 */
final class Grouped {
  private Grouped() {}

  static String of(long number) {
    return grouped(Long.toString(number));
  }

  /** Rounded half up to so many {@code digits} after the point, as the formatter rounds. */
  static String of(double number, int digits) {
    if (!Double.isFinite(number)) {
      return Double.toString(number); // A difference of what is huge has no digits.
    }
    return grouped(
        BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString());
  }

  private static String grouped(String plain) {
    int first = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder grouped = new StringBuilder(plain.length() + end / 3);
    for (int i = 0; i < plain.length(); i++) {
      if (i > first && i < end && (end - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(plain.charAt(i));
    }
    return grouped.toString();
  }
}
