package io.aecos.analytics.engine.duckdb;

/** Numbers of attributes in a column of doubles. */
final class Numbers {
  private static final double EXACT = 1L << 53;

  private Numbers() {}

  /** The attribute that a column's number stands for: a whole number where it is one. */
  static Object restored(double number) {
    boolean whole = Math.rint(number) == number && Math.abs(number) < EXACT;
    return whole && Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits(-0.0)
        ? (Object) (long) number
        : (Object) number;
  }
}
