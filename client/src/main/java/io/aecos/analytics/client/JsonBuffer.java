package io.aecos.analytics.client;

import java.util.Arrays;

/**
 * JSON as UTF-8 bytes in an array that is used again and again. Writes any text: what UTF-8 or the
 * server cannot hold (half a surrogate pair, NUL) becomes U+FFFD and is counted. For one thread at
 * a time.
 */
final class JsonBuffer {
  private static final byte[] HEX = Ascii.bytes("0123456789abcdef");
  private static final long POWER = 1_000_000;
  private static final double EXACT = 1L << 53;

  private final Tally<Mending> mended;
  private byte[] bytes = new byte[1024];
  private int length;

  JsonBuffer(Tally<Mending> mended) {
    this.mended = mended;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets what was written after the first {@code length} bytes. */
  void cutTo(int length) {
    this.length = length;
  }

  /** Lets go of an array that one large event made grow. */
  void shrink() {
    if (bytes.length > 16 * 1024) {
      bytes = new byte[1024];
    }
  }

  void raw(byte[] ascii) {
    ensure(ascii.length);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
  }

  void raw(char c) {
    ensure(1);
    bytes[length++] = (byte) c;
  }

  /** A string literal of at most {@code limit} code points of {@code text}. */
  void text(String text, int limit) {
    int end = Texts.end(text, limit);
    if (end < text.length()) {
      mended.count(Mending.TRUNCATED);
    }
    ensure(6 * end + 2);
    bytes[length++] = '"';
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else {
        i += special(text, i, end, c);
      }
    }
    bytes[length++] = '"';
  }

  /** A whole number. */
  void number(long number) {
    ensure(20);
    if (number < 0) {
      raw(Ascii.bytes(Long.toString(number)));
    } else {
      digits(number, Math.max(1, digitsOf(number)));
    }
  }

  /** A finite number in a form that reads back as the same double. */
  void number(double number) {
    double scaled = number * POWER;
    long micros = (long) scaled;
    if (micros == scaled && Math.abs(scaled) < EXACT && (double) micros / POWER == number) {
      decimal(micros);
    } else {
      raw(Ascii.bytes(Double.toString(number)));
    }
  }

  /** Exactly {@code width} digits of {@code number}, with leading zeros. */
  void digits(long number, int width) {
    ensure(width);
    long rest = number;
    for (int i = length + width - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  /** The lower {@code digits} hexadecimal digits of {@code bits}. */
  void hex(long bits, int digits) {
    ensure(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (bits >>> shift) & 0xf];
    }
  }

  private void decimal(long micros) {
    ensure(24);
    if (micros < 0) {
      bytes[length++] = '-';
    }
    long whole = Math.abs(micros) / POWER;
    long fraction = Math.abs(micros) % POWER;
    digits(whole, Math.max(1, digitsOf(whole)));
    if (fraction != 0) {
      bytes[length++] = '.';
      digits(fraction, 6);
      while (bytes[length - 1] == '0') {
        length--;
      }
    }
  }

  private static int digitsOf(long number) {
    int digits = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Writes the character at {@code i}, which needs more than a byte; answers how many to skip. */
  private int special(String text, int i, int end, char c) {
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c == 0) {
      utf8(replacement());
    } else if (c < ' ') {
      escape(c);
    } else if (!Character.isSurrogate(c)) {
      utf8(c);
    } else if (Character.isHighSurrogate(c)
        && i + 1 < end
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      utf8(Character.toCodePoint(c, text.charAt(i + 1)));
      return 1;
    } else {
      utf8(replacement());
    }
    return 0;
  }

  private char replacement() {
    mended.count(Mending.BAD_TEXT);
    return '\ufffd';
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    hex(c, 4);
  }

  private void utf8(int codePoint) {
    if (codePoint < 0x80) {
      bytes[length++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[length++] = (byte) (0xc0 | codePoint >> 6);
      bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      bytes[length++] = (byte) (0xe0 | codePoint >> 12);
      bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
    } else {
      bytes[length++] = (byte) (0xf0 | codePoint >> 18);
      bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
      bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
    }
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
