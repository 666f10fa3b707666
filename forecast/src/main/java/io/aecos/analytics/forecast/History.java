package io.aecos.analytics.forecast;

import java.util.List;

/**
 * What is known: values at equal steps of time, {@code NaN} where there is none; how many steps
 * make a season, the shortest first (none, a day of hours and a week of them, …); what a value can
 * be; and whether values are a running total, which says by standing still that nothing happens.
 */
public record History(double[] values, List<Integer> seasons, Bounds bounds, boolean total) {
  public History {
    values = values.clone();
    seasons = List.copyOf(seasons);
    for (int season : seasons) {
      if (season < 2) {
        throw new IllegalArgumentException("a season has at least two steps, not " + season);
      }
    }
  }

  /** Of what is no running total. */
  public History(double[] values, List<Integer> seasons, Bounds bounds) {
    this(values, seasons, bounds, false);
  }

  @Override
  public double[] values() {
    return values.clone();
  }
}
