package io.aecos.analytics.engine.sql;

/** Looks into bytes. */
final class Bytes {
  private Bytes() {}

  /** Whether {@code part} stands anywhere in {@code whole}. */
  static boolean contain(byte[] whole, byte[] part) {
    for (int start = 0; start <= whole.length - part.length; start++) {
      int same = 0;
      while (same < part.length && whole[start + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return true;
      }
    }
    return false;
  }
}
