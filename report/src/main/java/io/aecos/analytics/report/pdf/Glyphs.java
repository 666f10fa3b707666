package io.aecos.analytics.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What can be printed. A character that no font knows is told by its number ({@code U+1F3D7}), so
 * that two names never look the same and nothing is lost silently.
 */
final class Glyphs {
  private static final int LAST = 0x2FFFF;

  private Glyphs() {}

  /** Loaded when the first text is printed. */
  private static final class Known {
    static final BitSet CHARACTERS = read();

    private static BitSet read() {
      BitSet known = new BitSet(LAST);
      for (Fonts font : Fonts.values()) {
        if (font != Fonts.PLEX_STRONG) {
          add(font, known);
        }
      }
      return known;
    }

    private static void add(Fonts font, BitSet known) {
      try (InputStream in = font.open();
          TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
        CmapLookup cmap = parsed.getUnicodeCmapLookup();
        for (int point = 0x20; point <= LAST; point++) {
          if (cmap.getGlyphId(point) != 0) {
            known.set(point);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String printable(String text) {
    if (text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    if (point == '\n' || point == '\t' || point == '\r') {
      safe.append(' ');
    } else if (isInvisible(point)) {
      return;
    } else if (Known.CHARACTERS.get(point)) {
      safe.appendCodePoint(point);
    } else {
      safe.append(String.format(Locale.ROOT, "U+%04X", point));
    }
  }

  /** Joiners and selectors that only tell how their neighbours are drawn, and marks of order. */
  private static boolean isInvisible(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0x200B && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x2069)
        || point == 0xFEFF
        || point == 0xAD;
  }
}
