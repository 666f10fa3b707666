package io.aecos.analytics.projection;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A 64-bit hash of one value and of the row that it stands in. It is the one that DuckDB calls
 * {@code hash(hash(value, seq))}, so that an engine with many rows can add them up by itself,
 * column by column; the contract of projections holds it to that. It finds what went wrong by
 * accident, not what somebody has forged.
 */
final class CellHash {
  private static final long MULTIPLIER = 0xd6e8feb86659fd93L;
  private static final long TEXT = 0xe17a1465L;
  private static final long LENGTH = 0xc6a4a7935bd1e995L;
  private static final int WORD = Long.BYTES;

  private CellHash() {}

  /** That of a value with the hash {@code value} in a row whose number has the hash {@code row}. */
  static long in(long row, long value) {
    return of(folded(value) ^ row);
  }

  static long of(long number) {
    long twice = folded(folded(number));
    return twice ^ (twice >>> 32);
  }

  private static long folded(long bits) {
    return (bits ^ (bits >>> 32)) * MULTIPLIER;
  }

  /** 0.0 and -0.0 are one number. */
  static long of(double number) {
    return of(number == 0 ? 0 : Double.doubleToLongBits(number));
  }

  static long of(UUID id) {
    return of(id.getLeastSignificantBits()) ^ of(id.getMostSignificantBits() ^ Long.MIN_VALUE);
  }

  static long of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static long of(byte[] bytes) {
    long hash = TEXT ^ (bytes.length * LENGTH);
    int next = 0;
    while (next < bytes.length) {
      int end = Math.min(next + WORD, bytes.length);
      long word = 0;
      for (int i = end - 1; i >= next; i--) {
        word = (word << WORD) | (bytes[i] & 0xff);
      }
      hash = (hash ^ word) * MULTIPLIER;
      next = end;
    }
    return of(hash);
  }
}
