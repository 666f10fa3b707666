package io.aecos.analytics.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Series that others have computed results for, and made-up ones of which the truth is known. */
final class Examples {
  private Examples() {}

  static double[] named(String name) {
    try (InputStream in = Examples.class.getResourceAsStream("/series.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .filter(parts -> parts[0].equals(name))
          .findFirst()
          .map(parts -> Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray())
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Around {@code level}, rising by {@code slope}, with a wave of 12 steps and noise. */
  static double[] wave(int length, double level, double slope, double noise, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      double season = level / 4 * Math.sin(2 * Math.PI * t / 12);
      values[t] = level + slope * t + season + noise * random.nextGaussian();
    }
    return values;
  }

  static History history(double... values) {
    return new History(values, List.of(), Bounds.NONE);
  }
}
