package io.aecos.analytics.forecast;

/** What a method would have forecast from each origin, and how much that would have cost. */
record Trial(Method method, double[][] rows, double loss) {

  static Trial of(Method method, Sound series, Origins origins, int horizon) {
    double[] values = series.values();
    double[][] rows = method.forecasts(values, origins.known(), origins.at(), horizon);
    double loss =
        series.sparse()
            ? Errors.squared(rows, values, origins.at())
            : Errors.mean(rows, values, origins.at());
    return new Trial(method, rows, loss);
  }

  /** What it forecasts now, with parameters from all of the series. */
  double[] ahead(double[] values) {
    int[] now = {values.length};
    return method.forecasts(values, values.length, now, rows[0].length)[0];
  }
}
