package io.aecos.analytics.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a metric should reach: {@code value operator target}, in the metric's own unit. */
public record Target(Operator operator, double value) {

  /** How far from a target is near it: a tenth of it. */
  private static final double NEAR = 0.1;

  public boolean metBy(double measured) {
    return operator.holds(measured, value);
  }

  /** The value from which on it is nearly met. */
  public double near() {
    double way = NEAR * Math.abs(value);
    return operator.isUpperBound() ? value + way : value - way;
  }

  /** How a measured value stands to it. */
  public Standing standing(double measured) {
    if (metBy(measured)) {
      return Standing.MET;
    }
    boolean near =
        switch (operator) {
          case AT_LEAST, ABOVE -> measured >= near();
          case AT_MOST, BELOW -> measured <= near();
          case EQUAL -> Math.abs(measured - value) <= NEAR * Math.abs(value);
        };
    return near ? Standing.NEAR : Standing.UNMET;
  }

  /** Whether a target is met; one that is not met may be near. */
  public enum Standing {
    MET,
    NEAR,
    UNMET;

    /** In lower case, as it is told. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
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

    /** As it is written in catalogues and questions: {@code >=}. */
    public String symbol() {
      return symbol;
    }

    /** As people read it: {@code ≥}. */
    public String sign() {
      return switch (this) {
        case AT_LEAST -> "≥";
        case AT_MOST -> "≤";
        case ABOVE, BELOW, EQUAL -> symbol;
      };
    }

    static Optional<Operator> ofSymbol(String symbol) {
      return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
    }

    static List<String> symbols() {
      return Arrays.stream(values()).map(Operator::symbol).toList();
    }

    private boolean isUpperBound() {
      return this == AT_MOST || this == BELOW;
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
