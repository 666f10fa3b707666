package io.aecos.analytics.audit;

/** Text as a trail keeps it: well-formed, and no longer than it has to be. */
public final class AuditText {
  private static final char REPLACEMENT = '\ufffd';

  private AuditText() {}

  /** {@code text}, cut to {@code longest} characters; half a character is replaced. */
  static String of(String text, int longest) {
    StringBuilder whole = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .limit(longest)
        .forEach(whole::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > longest;
    return cut ? whole.append(" …").toString() : whole.toString();
  }

  /**
   * {@code text} in one line of what can be seen, for terminals and logs: control and format
   * characters are written as {@code \\u{…}}, so nobody writes a line into a list by their name.
   */
  public static String printable(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                seen.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                seen.appendCodePoint(c);
              }
            });
    return seen.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
