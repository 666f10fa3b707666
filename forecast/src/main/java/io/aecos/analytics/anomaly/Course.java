package io.aecos.analytics.anomaly;

import java.util.Arrays;

/**
 * What is looked at: values at equal steps of time, {@code NaN} where there is none; {@code
 * largest} is what the largest single delivery brought of each ({@code NaN} where that is not
 * known); {@code quiet} steps hold days off, so little there is no news. {@code perStep} is how
 * many events stand behind a value on average.
 */
public record Course(
    double[] values, double[] largest, boolean[] quiet, Scale scale, double perStep, Pace pace) {

  /** How values of this kind vary. */
  public enum Scale {
    /** Numbers of things: by chance alone they vary with the root of their size. */
    COUNT,
    /** Other amounts that are never negative: they vary in proportion to their size. */
    AMOUNT,
    /** Shares of a whole, between 0 and 1. */
    FRACTION,
    /** What may be negative. */
    BALANCE
  }

  public Course {
    if (largest.length != values.length || quiet.length != values.length) {
      throw new IllegalArgumentException("each value has its largest delivery and its quiet");
    }
    values = values.clone();
    largest = largest.clone();
    quiet = quiet.clone();
  }

  /** Of values of which nothing else is known. */
  public static Course of(double[] values, Scale scale, double perStep, Pace pace) {
    double[] unknown = new double[values.length];
    Arrays.fill(unknown, Double.NaN);
    return new Course(values, unknown, new boolean[values.length], scale, perStep, pace);
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double[] largest() {
    return largest.clone();
  }

  @Override
  public boolean[] quiet() {
    return quiet.clone();
  }
}
