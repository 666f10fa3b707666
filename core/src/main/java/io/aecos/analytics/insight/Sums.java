package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Definition.Operator;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.metric.Formula.Binary;
import io.aecos.analytics.metric.Formula.CellValues;
import io.aecos.analytics.projection.Measure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A formula as sums: either one sum over groups, or a ratio of two such sums times {@code factor},
 * plus {@code offset}. {@code denominator} is null for a plain sum. Whatever else there is
 * (distinct values, quantiles, pairs) has no parts that add up.
 */
record Sums(Formula numerator, @Nullable Formula denominator, double factor, double offset) {

  static Optional<Sums> of(Formula formula) {
    if (adds(formula)) {
      return Optional.of(new Sums(formula, null, 1, 0));
    }
    if (!(formula instanceof Binary binary)) {
      return Optional.empty();
    }
    return switch (binary.operator()) {
      case DIVIDED_BY -> divided(binary);
      case TIMES -> times(binary);
      case PLUS, MINUS -> shifted(binary);
    };
  }

  private static Optional<Sums> divided(Binary binary) {
    if (binary.right() instanceof Formula.Constant constant) {
      return of(binary.left()).map(sums -> sums.scaled(1 / constant.number()));
    }
    return adds(binary.left()) && adds(binary.right())
        ? Optional.of(new Sums(binary.left(), binary.right(), 1, 0))
        : Optional.empty();
  }

  private static Optional<Sums> times(Binary binary) {
    if (binary.left() instanceof Formula.Constant constant) {
      return of(binary.right()).map(sums -> sums.scaled(constant.number()));
    }
    return binary.right() instanceof Formula.Constant constant
        ? of(binary.left()).map(sums -> sums.scaled(constant.number()))
        : Optional.empty();
  }

  /** 1 − ratio changes as the ratio does, the other way. */
  private static Optional<Sums> shifted(Binary binary) {
    double sign = binary.operator() == Operator.MINUS ? -1 : 1;
    if (binary.right() instanceof Formula.Constant constant) {
      return of(binary.left())
          .filter(Sums::isRatio)
          .map(sums -> sums.plus(sign * constant.number()));
    }
    return binary.left() instanceof Formula.Constant constant
        ? of(binary.right())
            .filter(Sums::isRatio)
            .map(sums -> sums.scaled(sign).plus(constant.number()))
        : Optional.empty();
  }

  private Sums scaled(double by) {
    return new Sums(numerator, denominator, factor * by, offset * by);
  }

  private Sums plus(double amount) {
    return new Sums(numerator, denominator, factor, offset + amount);
  }

  boolean isRatio() {
    return denominator != null;
  }

  /** Whether the formula of a whole is the sum of the formula of its parts. */
  private static boolean adds(Formula formula) {
    if (formula instanceof Formula.Measured measured) {
      return adds(measured.measure());
    }
    if (formula instanceof Formula.ZeroWithoutEvents zero) {
      return adds(zero.measure());
    }
    if (!(formula instanceof Binary binary)) {
      return false;
    }
    return switch (binary.operator()) {
      case PLUS, MINUS -> adds(binary.left()) && adds(binary.right());
      case TIMES ->
          (adds(binary.left()) && alike(binary.right()))
              || (alike(binary.left()) && adds(binary.right()));
      case DIVIDED_BY -> adds(binary.left()) && alike(binary.right());
    };
  }

  private static boolean adds(Measure measure) {
    return measure instanceof Measure.Count || measure instanceof Measure.Sum;
  }

  /** What is the same for all groups of a period. */
  private static boolean alike(Formula formula) {
    return formula instanceof Formula.Constant || formula instanceof Formula.Weeks;
  }

  /** The plain sum, or the numerator, of a cell; 0 where nothing in it carries the numbers. */
  double top(CellValues cell) {
    return factor * number(numerator, cell);
  }

  /** What sums and denominators of a whole come to; null where there is nothing to divide by. */
  @Nullable Double value(double top, double bottom) {
    if (!isRatio()) {
      return top;
    }
    return bottom == 0 ? null : Double.valueOf(offset + top / bottom);
  }

  /** The denominator of a cell. */
  double bottom(CellValues cell) {
    return denominator == null ? 1 : number(denominator, cell);
  }

  private static double number(Formula formula, CellValues cell) {
    Double value = formula.evaluate(cell);
    if (value != null) {
      return value;
    }
    return formula instanceof Binary binary ? parts(binary, cell) : 0;
  }

  /** One operand that nothing carries does not void the other. */
  private static double parts(Binary binary, CellValues cell) {
    double left =
        binary.left() instanceof Formula.Weeks ? cell.weeks() : number(binary.left(), cell);
    double right = number(binary.right(), cell);
    return switch (binary.operator()) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> right == 0 ? 0 : left / right;
    };
  }
}
