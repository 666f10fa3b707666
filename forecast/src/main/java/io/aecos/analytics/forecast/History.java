package io.aecos.analytics.forecast;

import java.util.List;

/**
 * What is known: values at equal steps of time, {@code NaN} where there is none; how many steps
 * make a season, the shortest first (none, a day of hours and a week of them, …); and what a value
 * can be.
 */
public record History(double[] values, List<Integer> seasons, Bounds bounds) {
  public History {
    values = values.clone();
    seasons = List.copyOf(seasons);
    for (int season : seasons) {
      if (season < 2) {
        throw new IllegalArgumentException("a season has at least two steps, not " + season);
      }
    }
  }

  @Override
  public double[] values() {
    return values.clone();
  }
}
