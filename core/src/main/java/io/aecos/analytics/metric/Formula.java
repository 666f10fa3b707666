package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric compiled to arithmetic over measures. It is evaluated on one cell at a time, so totals,
 * buckets and groups are all ratios of their own sums.
 */
public sealed interface Formula {

  /** The value for a cell; null where an operand is missing or the divisor is 0. */
  @Nullable Double evaluate(CellValues cell);

  /** Every measure that {@link #evaluate} reads. */
  Stream<Measure> measures();

  /** The numbers of one cell. */
  interface CellValues {
    /** A measure's value; 0 for counts without events, null for all else without a value. */
    @Nullable Double of(Measure measure);

    /** The length of the cell's span of time in weeks. */
    double weeks();
  }

  /** One measure. */
  record Measured(Measure measure) implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      return cell.of(measure);
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.of(measure);
    }
  }

  /** A count-like measure: 0, not nothing, where {@code all} counts no event. */
  record ZeroWithoutEvents(Measure measure, Measure.Count all) implements Formula {
    ZeroWithoutEvents(Measure measure, Condition condition) {
      this(measure, new Measure.Count(condition));
    }

    @Override
    public @Nullable Double evaluate(CellValues cell) {
      Double value = cell.of(measure);
      Double events = cell.of(all);
      return value == null && events != null && events == 0 ? Double.valueOf(0) : value;
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.of(measure, all);
    }
  }

  /** A number. */
  record Constant(double number) implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      return number;
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.empty();
    }
  }

  /** The length of the cell's span of time in weeks. */
  record Weeks() implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      return cell.weeks();
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.empty();
    }
  }

  /** An operation on two formulas; null when an operand is null or the divisor is 0. */
  record Binary(Definition.Operator operator, Formula left, Formula right) implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      Double a = left.evaluate(cell);
      Double b = right.evaluate(cell);
      if (a == null || b == null || (operator == Definition.Operator.DIVIDED_BY && b == 0)) {
        return null;
      }
      return switch (operator) {
        case PLUS -> a + b;
        case MINUS -> a - b;
        case TIMES -> a * b;
        case DIVIDED_BY -> a / b;
      };
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.concat(left.measures(), right.measures());
    }
  }

  /** 1 − error ÷ whole, 0 where the error is greater; null where there is no whole. */
  record Accuracy(Measure error, Measure whole) implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      Double off = cell.of(error);
      Double sum = cell.of(whole);
      return off == null || sum == null ? null : of(off, sum);
    }

    /** The accuracy of sums that are known. */
    public static @Nullable Double of(double error, double whole) {
      return whole > 0 ? Double.valueOf(1 - Math.min(1, error / whole)) : null;
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.of(error, whole);
    }
  }

  /**
   * The share of things that are not excepted. {@code names} and {@code exceptions} are the
   * distinct names of both, {@code either} those of both together, {@code nameless} and {@code
   * blank} the events without a name.
   */
  record Share(Measure names, Measure nameless, Measure exceptions, Measure blank, Measure either)
      implements Formula {
    @Override
    public @Nullable Double evaluate(CellValues cell) {
      double named = number(cell, names);
      double things = named + number(cell, nameless);
      if (things == 0) {
        return null;
      }
      double excepted = number(cell, exceptions);
      double strange = number(cell, either) - named;
      double lost = excepted - strange + Math.min(strange, number(cell, nameless));
      return 1 - Math.min(things, lost + number(cell, blank)) / things;
    }

    private static double number(CellValues cell, Measure measure) {
      Double value = cell.of(measure);
      return value == null ? 0 : value;
    }

    @Override
    public Stream<Measure> measures() {
      return Stream.of(names, nameless, exceptions, blank, either);
    }
  }
}
