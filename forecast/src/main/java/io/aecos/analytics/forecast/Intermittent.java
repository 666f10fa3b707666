package io.aecos.analytics.forecast;

/**
 * For counts that are mostly 0: how likely something happens and how much it then is are smoothed
 * apart. Croston's way updates both only when something happens, with the correction of Syntetos
 * and Boylan (2005); that of Teunter, Syntetos and Babai (2011, <i>Intermittent demand: linking
 * forecasting to inventory obsolescence</i>) lowers the likelihood with each empty step, so it sees
 * what ends.
 */
record Intermittent(boolean fading) implements Method {
  private static final double[] WEIGHTS = {0.02, 0.05, 0.1, 0.2, 0.3};

  @Override
  public String name() {
    return fading ? "tsb" : "croston_sba";
  }

  @Override
  public String title() {
    return fading ? "Teunter-Syntetos-Babai" : "Croston with Syntetos and Boylan's correction";
  }

  @Override
  public boolean suits(double[] values, int known) {
    int happened = 0;
    for (int t = 0; t < known; t++) {
      if (values[t] < 0) {
        return false;
      }
      happened += values[t] > 0 ? 1 : 0;
    }
    return happened >= 2;
  }

  @Override
  public double[][] forecasts(double[] values, int known, int[] origins, int horizon) {
    Filter filter = best(values, known);
    double[][] rows = new double[origins.length][horizon];
    int at = 0;
    for (int i = 0; i < origins.length; i++) {
      for (; at < origins[i]; at++) {
        filter.see(values[at]);
      }
      java.util.Arrays.fill(rows[i], filter.expected());
    }
    return rows;
  }

  private Filter best(double[] values, int known) {
    double least = Double.MAX_VALUE;
    double chosen = WEIGHTS[0];
    for (double weight : WEIGHTS) {
      Filter filter = filter(values, known, weight);
      double sum = 0;
      for (int t = 0; t < known; t++) {
        double error = values[t] - filter.expected();
        sum += error * error;
        filter.see(values[t]);
      }
      if (sum < least) {
        least = sum;
        chosen = weight;
      }
    }
    return filter(values, known, chosen);
  }

  private Filter filter(double[] values, int known, double weight) {
    double sum = 0;
    int happened = 0;
    for (int t = 0; t < known; t++) {
      sum += values[t];
      happened += values[t] > 0 ? 1 : 0;
    }
    return new Filter(fading, weight, sum / happened, (double) happened / known);
  }

  /** Runs along a series. */
  private static final class Filter {
    private final boolean fading;
    private final double weight;
    private double size;
    private double likelihood;
    private double interval;
    private int since = 1;

    Filter(boolean fading, double weight, double size, double likelihood) {
      this.fading = fading;
      this.weight = weight;
      this.size = size;
      this.likelihood = likelihood;
      this.interval = 1 / likelihood;
    }

    double expected() {
      return fading ? likelihood * size : (1 - weight / 2) * size / interval;
    }

    void see(double value) {
      boolean happens = value > 0;
      likelihood += weight * ((happens ? 1 : 0) - likelihood);
      if (!happens) {
        since++;
        return;
      }
      size += weight * (value - size);
      interval += weight * (since - interval);
      since = 1;
    }
  }
}
