package io.aecos.analytics.report;

import io.aecos.analytics.metric.Unit;

/**
 * A number with its unit, as a cell of a table; {@code stated} is one that somebody has laid down,
 * and is told as they did.
 */
public record Quantity(double number, Unit unit, boolean stated) {
  public Quantity(double number, Unit unit) {
    this(number, unit, false);
  }

  /** What somebody has laid down. */
  public static Quantity stated(double number, Unit unit) {
    return new Quantity(number, unit, true);
  }
}
