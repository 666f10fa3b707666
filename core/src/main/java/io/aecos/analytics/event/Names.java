package io.aecos.analytics.event;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which the names of people, projects, elements and all else that events are told
 * apart by are compared: composed (Unicode NFC), without outer white space and control characters,
 * and without the characters that take no room at all. What is still different then (case, inner
 * white space, compatibility forms) names something different. A name of which nothing is left says
 * nothing.
 */
public final class Names {
  private static final char ZERO_WIDTH_SPACE = '\u200b';
  private static final char WORD_JOINER = '\u2060';
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Names() {}

  /** {@code text} in its normal form; null where it says nothing. */
  public static @Nullable String normal(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String plain =
        isPlain(text) ? text : trimmed(Normalizer.normalize(shown(text), Normalizer.Form.NFC));
    return plain.isEmpty() ? null : plain;
  }

  /** Most names are: nothing is looked up and nothing is copied for them. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ZERO_WIDTH_SPACE && c != WORD_JOINER && c != BYTE_ORDER_MARK) {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** NUL is no white space: it is refused, not cut off. */
  private static boolean isBlank(char c) {
    return c != 0
        && (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
  }
}
