package io.aecos.analytics.forecast;

/** Another method, on the logarithms: growth becomes a line and the season a factor. */
record Logged(Method inner) implements Method {

  @Override
  public String name() {
    return "log_" + inner.name();
  }

  @Override
  public String title() {
    return inner.title() + " of the logarithms";
  }

  @Override
  public boolean suits(double[] values, int known) {
    return Adjusted.positive(values) && inner.suits(values, known);
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    double[] logs = new double[values.length];
    for (int t = 0; t < logs.length; t++) {
      logs[t] = Math.log(values[t]);
    }
    double[][] rows = inner.forecasts(logs, known, origins, horizon);
    for (double[] row : rows) {
      for (int h = 0; h < horizon; h++) {
        row[h] = Math.exp(row[h]);
      }
    }
    return rows;
  }
}
