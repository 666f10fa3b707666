package io.aecos.analytics.projection;

import java.math.BigInteger;

/** How many values a column has, and the sum of their hashes, which are numbers without a sign. */
final class CellSum {
  private static final BigInteger HIGH = BigInteger.ONE.shiftLeft(Long.SIZE);

  private long cells;
  private long low;
  private long high;

  void add(long hash) {
    cells++;
    low += hash;
    if (Long.compareUnsigned(low, hash) < 0) {
      high++;
    }
  }

  /** Takes out what was added before. */
  void remove(long hash) {
    cells--;
    if (Long.compareUnsigned(low, hash) < 0) {
      high--;
    }
    low -= hash;
  }

  void add(long moreCells, BigInteger sum) {
    long lower = sum.longValue();
    add(lower);
    high += sum.shiftRight(Long.SIZE).longValue();
    cells += moreCells - 1;
  }

  long cells() {
    return cells;
  }

  BigInteger sum() {
    BigInteger lower = BigInteger.valueOf(low);
    return BigInteger.valueOf(high)
        .multiply(HIGH)
        .add(lower.signum() < 0 ? lower.add(HIGH) : lower);
  }
}
