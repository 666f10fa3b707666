package io.aecos.analytics.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts in decimals that add up to a whole exactly. What rounding leaves goes to the greatest part,
 * the first of several: there it matters least, and the same question gives the same answer.
 */
final class Apportioned {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final double LARGEST_EXACT = 1L << 53;

  private Apportioned() {}

  /** A number as answers show it: a whole one as it is, else twelve significant digits. */
  static BigDecimal shown(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    BigDecimal decimal = whole ? BigDecimal.valueOf((long) value) : new BigDecimal(value, DIGITS);
    BigDecimal plain = decimal.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The parts to as many decimals as {@code scale}, so that they add up to {@code whole}. */
  static List<BigDecimal> of(double[] parts, BigDecimal whole, int scale) {
    List<BigDecimal> rounded = new ArrayList<>();
    BigDecimal left = whole;
    int greatest = 0;
    for (int i = 0; i < parts.length; i++) {
      BigDecimal part = new BigDecimal(parts[i]).setScale(scale, RoundingMode.HALF_EVEN);
      rounded.add(part);
      left = left.subtract(part);
      greatest = Math.abs(parts[i]) > Math.abs(parts[greatest]) ? i : greatest;
    }
    if (!rounded.isEmpty()) {
      rounded.set(greatest, rounded.get(greatest).add(left));
    }
    return rounded;
  }
}
