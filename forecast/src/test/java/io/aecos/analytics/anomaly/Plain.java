package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Course.Scale;
import java.util.Arrays;
import java.util.Random;

/**
 * A course without anomalies, made of what real ones are made of: a level, growth, seasons of the
 * week and of the year, days off at the turn of the year, noise that remembers a little and
 * sometimes has heavy tails, and chance where things are counted. Anomalies are put into its parts
 * before they are added up.
 */
final class Plain {
  private static final int[] LENGTH_YEARS = {2, 3, 8};
  private static final double LEAST = 20;
  private static final double MOST = 3000;
  private static final double LEAST_OF_PART = 5;
  private static final double MOST_OF_PART = 300;
  private static final double[] WEEK = {1, 1.1, 1.1, 1.05, 0.85, 0.12, 0.05};

  private final Pace pace;
  private final Scale scale;
  private final Random random;
  private final double[] shape;
  private final double[] noise;
  private final double[] pushed;
  private final double[] delivered;
  private final boolean[] quiet;
  private final boolean[] silent;
  private final double level;
  private final double sigma;
  private final long seed;

  Plain(Pace pace, Scale scale, long seed) {
    this(pace, scale, seed, LEAST, MOST);
  }

  /** A part of a metric is smaller than the whole. */
  static Plain part(Pace pace, Scale scale, long seed) {
    return new Plain(pace, scale, seed, LEAST_OF_PART, MOST_OF_PART);
  }

  private Plain(Pace pace, Scale scale, long seed, double least, double most) {
    this.pace = pace;
    this.scale = scale;
    this.seed = seed;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + pace.year() * 31L + scale.ordinal());
    int years = LENGTH_YEARS[pace == Pace.DAYS ? 0 : pace == Pace.WEEKS ? 1 : 2];
    int length = years * pace.year();
    this.shape = new double[length];
    this.noise = new double[length];
    this.pushed = new double[length];
    this.delivered = new double[length];
    this.quiet = new boolean[length];
    this.silent = new boolean[length];
    this.level = Math.exp(between(Math.log(least), Math.log(most)));
    this.sigma = between(0.06, 0.3);
    shape();
    noise();
  }

  private void shape() {
    double growth = between(-0.25, 0.5);
    double wave = coin() ? 0 : between(0.05, 0.3);
    double phase = between(0, 2 * Math.PI);
    boolean closes = coin();
    for (int t = 0; t < shape.length; t++) {
      double years = (double) t / pace.year();
      shape[t] = growth * years + wave * Math.sin(2 * Math.PI * years + phase);
      if (pace == Pace.DAYS) {
        shape[t] += Math.log(WEEK[t % 7]);
      }
      boolean turn = t % pace.year() >= pace.year() - Math.max(1, pace.year() / 40);
      quiet[t] = turn && pace != Pace.MONTHS;
      if (closes && turn) {
        shape[t] -= pace == Pace.MONTHS ? 0.2 : 1.2;
      }
    }
  }

  private void noise() {
    double memory = coin() ? 0 : between(0.1, 0.5);
    boolean heavy = random.nextInt(5) == 0;
    double last = 0;
    for (int t = 0; t < noise.length; t++) {
      double chance = random.nextGaussian();
      if (heavy) {
        double squares = 0;
        for (int i = 0; i < 4; i++) {
          double one = random.nextGaussian();
          squares += one * one;
        }
        chance /= Math.sqrt(squares / 4) * Math.sqrt(2);
      }
      last = memory * last + Math.sqrt(1 - memory * memory) * chance;
      noise[t] = sigma * last;
    }
  }

  Course course() {
    double[] values = new double[shape.length];
    double[] largest = new double[shape.length];
    Random counts = new Random(seed ^ 0x5DEECE66DL);
    for (int t = 0; t < values.length; t++) {
      double share = 0.1 + 0.5 * counts.nextDouble();
      double amount = level * Math.exp(shape[t] + noise[t] + pushed[t]);
      values[t] =
          switch (scale) {
            case COUNT -> chance(amount, counts);
            case FRACTION -> fraction(t);
            case AMOUNT, BALANCE -> amount;
          };
      double brought =
          Math.rint(delivered[t] * level * Math.exp(Math.max(shape[t], Math.log(0.5))));
      largest[t] = Math.max(brought, share * values[t]);
      values[t] += brought;
      if (silent[t]) {
        values[t] = scale == Scale.COUNT ? 0 : Double.NaN;
        largest[t] = 0;
      }
    }
    double perStep = scale == Scale.COUNT ? Arrays.stream(values).average().orElse(0) : 60;
    return new Course(values, largest, quiet, scale, perStep, pace);
  }

  private double fraction(int t) {
    double middle = 0.55 + 0.2 * Math.tanh(shape[Math.min(t, 3)]);
    return Math.min(1, Math.max(0, middle + 0.35 * noise[t] + 0.35 * pushed[t]));
  }

  /** Poisson, by the normal distribution where it is that. */
  private static double chance(double mean, Random random) {
    if (mean > 60) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  Pace pace() {
    return pace;
  }

  Scale scale() {
    return scale;
  }

  int length() {
    return shape.length;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A step in the second half with at least {@code after} steps from it to the end; no day off. */
  int somewhere(int after) {
    int at;
    do {
      int first = length() / 2;
      at = first + random.nextInt(Math.max(1, length() - after - first));
    } while (quiet[at] || pace == Pace.DAYS && WEEK[at % 7] < 0.5);
    return at;
  }

  /** By so many of the usual deviations, the chance of counting included. */
  void push(int from, int to, double deviations) {
    double mean = level * Math.exp(shape[from]);
    double usual = scale == Scale.COUNT ? Math.sqrt(sigma * sigma + 1 / mean) : sigma;
    for (int t = from; t < to; t++) {
      pushed[t] += deviations * usual;
    }
  }

  Direction direction(int at, boolean up) {
    return up ? Direction.UP : Direction.DOWN;
  }

  void deliver(int at, double times) {
    delivered[at] = times;
  }

  void silence(int from, int to) {
    Arrays.fill(silent, from, to, true);
  }

  void scatter(int from, double factor) {
    for (int t = from; t < length(); t++) {
      noise[t] *= factor;
    }
  }
}
