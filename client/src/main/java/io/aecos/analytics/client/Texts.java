package io.aecos.analytics.client;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Forms of text that the encoder needs. */
final class Texts {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private Texts() {}

  /** {@code time} without its fraction and zone. */
  static String second(OffsetDateTime time) {
    return SECOND.format(time);
  }

  /** {@code name} as it will be written, so that two names that end up the same are seen. */
  static String name(String name) {
    int end = end(name, AttributeWriter.MAX_NAME);
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(name.substring(0, end));
      }
    }
    return end == name.length() ? name : name.substring(0, end);
  }

  /** Where {@code limit} code points of {@code text} end, which is how the server counts. */
  static int end(String text, int limit) {
    boolean fits =
        text.length() <= limit
            || (text.length() <= 2 * limit && text.codePointCount(0, text.length()) <= limit);
    return fits ? text.length() : text.offsetByCodePoints(0, limit);
  }

  private static String cleaned(String name) {
    StringBuilder clean = new StringBuilder(name.length());
    name.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || isHalf(c) ? 0xfffd : c));
    return clean.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
