package io.aecos.analytics.event;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Tells whether a name reads as one that is reserved: whatever its case, in compatibility forms
 * (full-width letters) and with characters in it that nobody sees. Letters of other scripts that
 * happen to be drawn alike stay apart.
 */
public final class Lookalikes {
  private Lookalikes() {}

  /** Whether {@code name} reads as {@code reserved}. */
  public static boolean is(String name, String reserved) {
    return folded(name).equals(folded(reserved));
  }

  /** Whether {@code name} begins with what reads as {@code reserved}. */
  public static boolean begins(String name, String reserved) {
    return folded(name).startsWith(folded(reserved));
  }

  private static String folded(String text) {
    String shown = text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text : compatible(text);
    return shown.strip().toLowerCase(Locale.ROOT);
  }

  /** By way of the capitals, since several small letters have the same. */
  private static String compatible(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    Normalizer.normalize(text, Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .forEach(
            character -> {
              int type = Character.getType(character);
              if (type != Character.FORMAT && type != Character.CONTROL) {
                seen.appendCodePoint(character);
              }
            });
    return Normalizer.normalize(seen, Form.NFKC);
  }
}
