package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Course.Scale;
import java.util.Arrays;

/**
 * A course as it was known at its last step, on a scale on which it varies alike everywhere and
 * without what repeats each season. Counts become roots (Anscombe 1948), so that chance alone makes
 * a standard deviation of 1; amounts become logarithms. The season is the median distance of each
 * of its positions from a running median, left out where it explains nothing.
 */
final class Flattened {
  private static final double CHANCE = 1;
  private static final double LEAST_SHARE = 0.03;
  private static final double EXPLAINS = 0.85;
  private static final int LONG_SEASON = 24;

  private final Scale scale;
  private final double[] values;
  private final double[] season;
  private final double perStep;

  /** Of {@code values} up to the last of them. */
  Flattened(double[] values, Course course) {
    Scale asked = course.scale();
    boolean nothing = Arrays.stream(values).anyMatch(value -> value <= 0);
    this.scale = asked == Scale.AMOUNT && nothing ? Scale.BALANCE : asked;
    this.perStep = Math.max(1, course.perStep());
    double[] scaled = Arrays.stream(values).map(this::scaled).toArray();
    this.season = season(scaled, course.pace().season());
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] -= season[t % season.length];
    }
    this.values = scaled;
  }

  private double scaled(double value) {
    return switch (scale) {
      case COUNT -> 2 * Math.sqrt(Math.max(0, value) + 0.375);
      case AMOUNT -> Math.log(value);
      case FRACTION, BALANCE -> value;
    };
  }

  double at(int step) {
    return values[step];
  }

  double[] between(int from, int to) {
    return Arrays.copyOfRange(values, Math.max(0, from), Math.max(0, to));
  }

  /** What a flat value at a step stands for. */
  double restored(double flat, int step) {
    double value = flat + season[step % season.length];
    return switch (scale) {
      case COUNT -> Math.max(0, Math.max(0, value) * Math.max(0, value) / 4 - 0.375);
      case AMOUNT -> Math.exp(value);
      case FRACTION -> Math.min(1, Math.max(0, value));
      case BALANCE -> value;
    };
  }

  /** What a raw value would be at a step. */
  double flat(double value, int step) {
    return scaled(value) - season[step % season.length];
  }

  /** The least deviation that is taken for usual around a flat level, however still it was. */
  double floor(double level) {
    return switch (scale) {
      case COUNT -> CHANCE;
      case AMOUNT -> LEAST_SHARE;
      case FRACTION -> {
        double share = Math.min(0.95, Math.max(0.05, level));
        yield Math.sqrt(share * (1 - share) / perStep);
      }
      case BALANCE -> LEAST_SHARE * Math.abs(level);
    };
  }

  private static double[] season(double[] scaled, int length) {
    double[] none = {0};
    int least = length >= LONG_SEASON ? 2 * length + length / 4 : 3 * length;
    if (length < 2 || scaled.length < least) {
      return none;
    }
    double[] off = new double[scaled.length];
    int half = length / 2;
    for (int t = 0; t < scaled.length; t++) {
      int from = Math.max(0, t - half);
      int to = Math.min(scaled.length, t + half + 1);
      off[t] = scaled[t] - Robust.median(Arrays.copyOfRange(scaled, from, to));
    }
    double[] indices = indices(off, length);
    double[] rest = off.clone();
    for (int t = 0; t < rest.length; t++) {
      rest[t] -= indices[t % length];
    }
    return Robust.spread(rest) < EXPLAINS * Robust.spread(off) ? indices : none;
  }

  /** Long seasons have few values at each position; their neighbours help. */
  private static double[] indices(double[] off, int length) {
    int beside = length >= LONG_SEASON ? 1 : 0;
    double[] indices = new double[length];
    for (int position = 0; position < length; position++) {
      double[] alike = new double[(off.length / length + 1) * (2 * beside + 1)];
      int count = 0;
      for (int t = position; t < off.length + beside; t += length) {
        for (int near = t - beside; near <= t + beside; near++) {
          if (near >= 0 && near < off.length) {
            alike[count++] = off[near];
          }
        }
      }
      double index = Robust.median(Arrays.copyOf(alike, count));
      indices[position] = Double.isNaN(index) ? 0 : index;
    }
    double middle = Robust.median(indices);
    return Arrays.stream(indices).map(index -> index - middle).toArray();
  }
}
