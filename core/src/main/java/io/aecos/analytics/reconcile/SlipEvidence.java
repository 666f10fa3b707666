package io.aecos.analytics.reconcile;

import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import java.math.BigDecimal;
import java.util.Optional;

/** Slips of the pen: swapped digits, a lost or an added zero, another unit. */
final class SlipEvidence {
  private static final int[] FACTORS = {10, 60, 100, 1_000, 3_600};

  private SlipEvidence() {}

  static Optional<Explanation> of(Compared compared) {
    Double value = compared.counted();
    if (value == null || value == 0 || compared.claim().logged().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal logged = compared.claim().logged();
    BigDecimal counted = BigDecimal.valueOf(value);
    for (int factor : FACTORS) {
      if (isTimes(logged, counted, factor) || isTimes(counted, logged, factor)) {
        boolean more = logged.abs().compareTo(counted.abs()) > 0;
        return Optional.of(
            Explanation.of(
                "slip",
                more
                    ? "logged is " + factor + " times what was counted"
                    : "logged is what was counted divided by " + factor));
      }
    }
    return areSwapped(Evidence.plain(logged), Evidence.plain(counted))
        ? Optional.of(Explanation.of("slip", "two digits of what was counted are swapped"))
        : Optional.empty();
  }

  private static boolean isTimes(BigDecimal large, BigDecimal small, int factor) {
    double expected = small.doubleValue() * factor;
    return Math.abs(large.doubleValue() - expected) <= Math.abs(expected) * 0.001;
  }

  /** Whether exchanging two neighbouring digits makes one of the other. */
  private static boolean areSwapped(String one, String other) {
    if (one.length() != other.length() || one.equals(other)) {
      return false;
    }
    for (int i = 0; i + 1 < one.length(); i++) {
      String swapped =
          one.substring(0, i) + one.charAt(i + 1) + one.charAt(i) + one.substring(i + 2);
      if (swapped.equals(other)) {
        return true;
      }
    }
    return false;
  }
}
