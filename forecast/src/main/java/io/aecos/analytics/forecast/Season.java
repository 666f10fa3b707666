package io.aecos.analytics.forecast;

import java.util.Arrays;

/**
 * The repeating part of a series by classical decomposition (Hyndman and Athanasopoulos 3.4): the
 * average distance, or ratio, of each position of the season from a centred moving average. {@code
 * indices[t % length]} belongs to the value at {@code t}.
 */
record Season(double[] indices, boolean multiplicative) {

  /** Of the first {@code known} values, which are at least two seasons. */
  static Season of(double[] values, int known, int length, boolean multiplicative) {
    double[] sums = new double[length];
    int[] counts = new int[length];
    int half = length / 2;
    for (int t = half; t + half < known; t++) {
      double middle = middle(values, t, length);
      if (!multiplicative || middle != 0) {
        sums[t % length] += multiplicative ? values[t] / middle : values[t] - middle;
        counts[t % length]++;
      }
    }
    for (int i = 0; i < length; i++) {
      sums[i] = counts[i] == 0 ? (multiplicative ? 1 : 0) : sums[i] / counts[i];
    }
    double mean = Arrays.stream(sums).average().orElse(0);
    for (int i = 0; i < length; i++) {
      sums[i] = multiplicative ? sums[i] / mean : sums[i] - mean;
    }
    return new Season(sums, multiplicative);
  }

  private static double middle(double[] values, int at, int length) {
    int half = length / 2;
    double sum = 0;
    for (int i = at - half; i <= at + half; i++) {
      sum += values[i];
    }
    if (length % 2 == 0) {
      sum -= (values[at - half] + values[at + half]) / 2;
    }
    return sum / length;
  }

  /** The indices without what {@code harmonics} waves cannot draw; a long season has much noise. */
  Season smoothed(int harmonics) {
    int length = indices.length;
    double[] smooth = new double[length];
    double mean = Arrays.stream(indices).average().orElse(0);
    Arrays.fill(smooth, mean);
    for (int k = 1; k <= Math.min(harmonics, length / 2); k++) {
      double cosine = 0;
      double sine = 0;
      for (int i = 0; i < length; i++) {
        cosine += indices[i] * Math.cos(2 * Math.PI * k * i / length);
        sine += indices[i] * Math.sin(2 * Math.PI * k * i / length);
      }
      double factor = (2 * k == length ? 1.0 : 2.0) / length;
      for (int i = 0; i < length; i++) {
        smooth[i] +=
            factor
                * (cosine * Math.cos(2 * Math.PI * k * i / length)
                    + sine * Math.sin(2 * Math.PI * k * i / length));
      }
    }
    return new Season(smooth, multiplicative);
  }

  /** Drawn towards no season at all. */
  Season shrunk(double share) {
    double centre = multiplicative ? 1 : 0;
    return new Season(
        Arrays.stream(indices).map(index -> centre + share * (index - centre)).toArray(),
        multiplicative);
  }

  double without(double value, int at) {
    double index = indices[at % indices.length];
    return multiplicative ? value / index : value - index;
  }

  double with(double value, int at) {
    double index = indices[at % indices.length];
    return multiplicative ? value * index : value + index;
  }

  double[] without(double[] values) {
    double[] result = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      result[t] = without(values[t], t);
    }
    return result;
  }
}
