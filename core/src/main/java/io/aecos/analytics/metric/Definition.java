package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field;

/**
 * What a metric is made of, as declared. A tree: leaves look at events, inner nodes combine; {@link
 * Reference} stands for another metric. {@link MetricCompiler} makes a {@link Formula} of it.
 */
public sealed interface Definition {

  /** The word for it in the catalogue. */
  String kind();

  /** Whether the value is one that an event carries, and nothing that was worked out. */
  default boolean picks() {
    return false;
  }

  /** How many events. */
  record Count(EventSet events) implements Definition {
    @Override
    public String kind() {
      return "count";
    }
  }

  /**
   * One number made of a field's values: their sum, average, least or greatest. Without any event a
   * sum of things is 0, unless events are what looks for them: then it is not known.
   */
  record Aggregate(Function function, EventSet events, Field field, boolean unknownWithoutEvents)
      implements Definition {
    @Override
    public String kind() {
      return function.word();
    }

    @Override
    public boolean picks() {
      return function == Function.MIN || function == Function.MAX;
    }
  }

  /** How many distinct values of a dimension, exactly. */
  record Distinct(EventSet events, Dimension dimension) implements Definition {
    @Override
    public String kind() {
      return "distinct";
    }
  }

  /** The exact quantile of a field's values. */
  record Quantile(EventSet events, Field field, double q) implements Definition {
    @Override
    public String kind() {
      return "quantile";
    }
  }

  /** Numerator over denominator, each summed before dividing. */
  record Ratio(Definition numerator, Definition denominator) implements Definition {
    @Override
    public String kind() {
      return "ratio";
    }
  }

  /** A small calculation over other definitions. */
  record Derived(Definition expression, String text) implements Definition {
    @Override
    public String kind() {
      return "derived";
    }
  }

  /** A running total since the start of the period. */
  record Cumulative(Definition of) implements Definition {
    @Override
    public String kind() {
      return "cumulative";
    }
  }

  /** Hours or dollars saved against doing the work by hand, by the baseline table. */
  record Saving(EventSet events, boolean inDollars) implements Definition {
    @Override
    public String kind() {
      return "saving";
    }
  }

  /** 1 − Σ|estimate − actual| ÷ Σ actual over the elements that have both. */
  record Paired(EventSet estimates, Field estimate, EventSet actuals, Field actual)
      implements Definition {
    @Override
    public String kind() {
      return "paired";
    }
  }

  /**
   * The share of things that no event of {@code except} names; both name a thing by {@code by}. An
   * exception that names no known thing is taken for one of those without a name, and no thing is
   * excepted twice, so this is a share whatever happens.
   */
  record Share(EventSet things, EventSet except, Dimension by) implements Definition {
    @Override
    public String kind() {
      return "share";
    }
  }

  /** Another metric of the catalogue, by name; {@code location} is where it is named. */
  record Reference(String metric, String location) implements Definition {
    @Override
    public String kind() {
      return "reference";
    }
  }

  /** A number within a calculation. */
  record Constant(double number) implements Definition {
    @Override
    public String kind() {
      return "constant";
    }
  }

  /** The length of the period, or of the bucket, in weeks. */
  record Weeks() implements Definition {
    @Override
    public String kind() {
      return "weeks";
    }
  }

  /** One step of a calculation. */
  record Arithmetic(Operator operator, Definition left, Definition right) implements Definition {
    @Override
    public String kind() {
      return "arithmetic";
    }
  }

  /** What an {@link Aggregate} does with the values. */
  enum Function {
    SUM("sum"),
    AVERAGE("average"),
    MIN("min"),
    MAX("max");

    private final String word;

    Function(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The four basic operations. */
  enum Operator {
    PLUS("+"),
    MINUS("−"),
    TIMES("×"),
    DIVIDED_BY("÷");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
