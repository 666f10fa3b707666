package io.aecos.analytics.metric;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class Numbers {
  private Numbers() {}

  /** Without exponent and without superfluous zeros: {@code 4}, {@code 0.85}. */
  public static String plain(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }
}
