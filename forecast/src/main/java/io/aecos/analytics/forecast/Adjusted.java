package io.aecos.analytics.forecast;

/** Another method, on the series without its season, which comes back in the end. */
record Adjusted(Method inner, int season, boolean multiplicative, int harmonics) implements Method {

  @Override
  public String name() {
    return inner.name()
        + (multiplicative ? "_seasonal_m" : "_seasonal_a")
        + (harmonics > 0 ? "_smooth" : "");
  }

  @Override
  public String title() {
    return inner.title() + ", seasonally adjusted";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return known >= 2 * season + 1
        && inner.suits(values, known)
        && (!multiplicative || positive(values));
  }

  static boolean positive(double[] values) {
    for (double value : values) {
      if (!(value > 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    Season found = Season.of(values, known, season, multiplicative);
    Season used = harmonics > 0 ? found.smoothed(harmonics) : found;
    double[][] rows = inner.forecasts(used.without(values), known, origins, horizon);
    for (int i = 0; i < origins.length; i++) {
      for (int h = 0; h < horizon; h++) {
        rows[i][h] = used.with(rows[i][h], origins[i] + h);
      }
    }
    return rows;
  }
}
