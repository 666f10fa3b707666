package io.aecos.analytics.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers in the forms that AEC OS writes, made from a number. Cheap: mixing, no hashing. */
final class Ids {
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long LAST_62_BITS = 0x3fffffffffffffffL;

  private Ids() {}

  /** The id of the {@code number}th event of a seed, in the form of a version 5 UUID. */
  static UUID event(long seed, long number) {
    long high = Dice.mix(seed, number);
    long low = Dice.mix(high, seed);
    return new UUID(
        (high & 0xffffffffffff0fffL) | 0x5000L, (low & LAST_62_BITS) | 0x8000000000000000L);
  }

  /** 22 upper-case hexadecimal digits: the GlobalId of an element or template. */
  static String guid(long number) {
    return hex(number, 22, UPPER);
  }

  /** 8 digits, a hyphen and 3 more: the name that AEC OS gives to an interaction. */
  static String interaction(long number) {
    String digits = hex(number, 11, LOWER);
    return digits.substring(0, 8) + '-' + digits.substring(8);
  }

  /** 12 digits: comments, tasks and reviews. */
  static String item(long number) {
    return hex(number, 12, LOWER);
  }

  /** 64 digits: what a SHA-256 looks like. */
  static String digest(long number) {
    return hex(number, 64, LOWER);
  }

  private static String hex(long number, int length, byte[] digits) {
    byte[] text = new byte[length];
    long bits = 0;
    for (int i = 0; i < length; i++) {
      if ((i & 15) == 0) {
        bits = Dice.mix(number, i);
      }
      text[i] = digits[(int) (bits & 15)];
      bits >>>= 4;
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
