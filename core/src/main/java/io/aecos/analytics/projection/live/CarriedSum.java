package io.aecos.analytics.projection.live;

import org.jspecify.annotations.Nullable;

/**
 * A sum that numbers are added to and taken from. It is Neumaier's: what is lost of each addition
 * is kept beside it, so that carrying on for ever costs no digit. A method that gives false could
 * not keep it exact, and leaves it of no use.
 */
final class CarriedSum {
  /** A sum that has become so much smaller than it was keeps too much of its error. */
  private static final double SHRUNK = 1e-4;

  private static final long UNKNOWN = -1;

  private double rounded;
  private double left;
  private double largest;
  private long terms;

  /** As an engine gave it, of which it is not known how many numbers it is made of. */
  CarriedSum(@Nullable Double value) {
    this(value, value == null ? 0 : UNKNOWN);
  }

  CarriedSum(@Nullable Double value, long terms) {
    this.rounded = value == null ? 0 : value;
    this.largest = Math.abs(rounded);
    this.terms = terms;
  }

  boolean add(double number) {
    terms += terms == UNKNOWN ? 0 : 1;
    return sum(number);
  }

  boolean subtract(double number) {
    if (terms == UNKNOWN) {
      return false;
    }
    terms--;
    if (terms == 0) {
      rounded = 0;
      left = 0;
      largest = 0;
      return true;
    }
    return sum(-number) && Math.abs(rounded + left) >= SHRUNK * largest;
  }

  private boolean sum(double number) {
    double before = rounded;
    rounded = before + number;
    left +=
        Math.abs(before) >= Math.abs(number)
            ? (before - rounded) + number
            : (number - rounded) + before;
    largest = Math.max(largest, Math.abs(rounded));
    return Double.isFinite(rounded + left);
  }

  /** Null where it is made of nothing. */
  @Nullable Double value() {
    return terms == 0 ? null : Double.valueOf(rounded + left);
  }
}
