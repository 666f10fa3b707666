package io.aecos.analytics.demo;

import java.util.List;

/**
 * Repeatable chance: the SplitMix64 sequence of a seed. Each kind of happening rolls its own dice,
 * so that changing one leaves the others as they were. Not safe for use by two threads.
 */
final class Dice {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  /** A well-mixed number that depends on both arguments and nothing else. */
  static long mix(long a, long b) {
    return finish(finish(a + GOLDEN) ^ (b * GOLDEN + GOLDEN));
  }

  /** A number in [0, 1) from the bits of {@code hash}. */
  static double unit(long hash) {
    return (hash >>> 11) * UNIT;
  }

  /** A number from a bell curve around 0 with deviation 1, within ±3.5, from {@code hash}. */
  static double bell(long hash) {
    long sum = (hash & 0xffff) + (hash >>> 16 & 0xffff) + (hash >>> 32 & 0xffff) + (hash >>> 48);
    return (sum - 131070.0) / 37837.2;
  }

  long next() {
    state += GOLDEN;
    return finish(state);
  }

  double unit() {
    return unit(next());
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  double between(double low, double high) {
    return low + unit() * (high - low);
  }

  double bell() {
    return bell(next());
  }

  /** A positive number whose median is {@code median}; {@code spread} is the logarithm's. */
  double around(double median, double spread) {
    return median * Math.exp(spread * bell());
  }

  /** A whole number whose expectation is exactly {@code mean}. */
  int about(double mean) {
    int whole = (int) mean;
    return chance(mean - whole) ? whole + 1 : whole;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** The index in ascending cumulative weights that a roll falls on. */
  int weighted(double[] cumulative) {
    double roll = unit() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > roll) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static long finish(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
