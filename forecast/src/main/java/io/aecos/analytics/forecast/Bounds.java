package io.aecos.analytics.forecast;

/** What a value can be at all; infinite where there is no limit. */
public record Bounds(double low, double high) {
  public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Of amounts. */
  public static final Bounds NOT_NEGATIVE = new Bounds(0, Double.POSITIVE_INFINITY);

  /** Of fractions. */
  public static final Bounds FRACTION = new Bounds(0, 1);

  public Bounds {
    if (!(low < high)) {
      throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
    }
  }

  double within(double value) {
    return Math.min(high, Math.max(low, value));
  }
}
