package io.aecos.analytics.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were met already, found by their bytes: most of what an event says was said by others
 * before, and is then neither decoded nor allocated again. It keeps a bounded number; for one
 * thread.
 */
final class KnownTexts {
  private static final int PLACES = 4_096;

  /** Longer ones hardly ever come again. */
  private static final int LONGEST = 48;

  private final byte[] @Nullable [] bytes = new byte[PLACES][];
  private final String[] texts = new String[PLACES];

  /** The text that {@code json} has from {@code start} to {@code end}, of which {@code hash} is. */
  String text(byte[] json, int start, int end, int hash) {
    if (end - start > LONGEST) {
      return new String(json, start, end - start, StandardCharsets.UTF_8);
    }
    int place = (hash ^ hash >>> 12) & PLACES - 1;
    byte[] known = bytes[place];
    if (known == null || !Arrays.equals(known, 0, known.length, json, start, end)) {
      bytes[place] = Arrays.copyOfRange(json, start, end);
      texts[place] = new String(json, start, end - start, StandardCharsets.UTF_8);
    }
    return texts[place];
  }
}
