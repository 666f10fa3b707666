package io.aecos.analytics.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The methods that are tried. All are old and well understood; which of them fit together was
 * decided on held-out ends of training data, where leaving any one out changed little.
 */
final class Family {
  private static final int LONG_SEASON = 25;
  private static final int WAVES = 6;
  private static final int LAGS = 6;

  private Family() {}

  static List<Method> of(List<Integer> seasons) {
    List<Method> plain = plain();
    List<Method> all = new ArrayList<>(plain);
    all.add(new Logged(new Smoothing(Smoothing.Trend.DAMPED)));
    all.add(new Logged(new Theta()));
    all.add(new Logged(new Autoregression(LAGS, true)));
    for (int season : seasons) {
      all.add(new Naive(season, false));
      for (Method method : plain) {
        all.add(new Adjusted(method, season, true, waves(season)));
        all.add(new Adjusted(method, season, false, waves(season)));
      }
      if (season < LONG_SEASON) {
        all.add(new HoltWinters(season));
        all.add(new Logged(new HoltWinters(season)));
      }
    }
    return all;
  }

  /** For counts that are mostly 0. */
  static List<Method> sparse() {
    return List.of(
        new Intermittent(false), new Intermittent(true), new Smoothing(Smoothing.Trend.NONE));
  }

  private static List<Method> plain() {
    List<Method> plain = new ArrayList<>();
    plain.add(new Naive(1, false));
    plain.add(new Naive(1, true));
    for (Smoothing.Trend trend : Smoothing.Trend.values()) {
      plain.add(new Smoothing(trend));
    }
    plain.add(new Theta());
    plain.add(new Autoregression(LAGS, true));
    plain.add(new Autoregression(LAGS, false));
    return plain;
  }

  /** A year of weeks has too few years behind it to know each week. */
  private static int waves(int season) {
    return season >= LONG_SEASON && season < 100 ? WAVES : 0;
  }
}
