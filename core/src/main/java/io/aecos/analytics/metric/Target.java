package io.aecos.analytics.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a metric should reach: {@code value operator target}, in the metric's own unit. */
public record Target(Operator operator, double value) {

  public boolean metBy(double measured) {
    return operator.holds(measured, value);
  }

  /** How a measured value is compared with the target. */
  public enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    EQUAL("=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    static Optional<Operator> ofSymbol(String symbol) {
      return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
    }

    static List<String> symbols() {
      return Arrays.stream(values()).map(Operator::symbol).toList();
    }

    private boolean holds(double measured, double target) {
      return switch (this) {
        case AT_LEAST -> measured >= target;
        case AT_MOST -> measured <= target;
        case ABOVE -> measured > target;
        case BELOW -> measured < target;
        case EQUAL -> measured == target;
      };
    }
  }
}
