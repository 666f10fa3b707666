package io.aecos.analytics.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, again and again. */
final class Timing {
  private final List<Double> millis = new ArrayList<>();

  /** Something to measure, that may fail. */
  interface Work {
    void run() throws java.io.IOException, InterruptedException;
  }

  /** Does the work {@code warmUps} times unmeasured, then {@code times} times. */
  static Timing of(int warmUps, int times, Work work)
      throws java.io.IOException, InterruptedException {
    for (int i = 0; i < warmUps; i++) {
      work.run();
    }
    Timing timing = new Timing();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      timing.add((System.nanoTime() - start) / 1e6);
    }
    return timing;
  }

  /** Seconds that the work takes, once. */
  static double seconds(Work work) throws java.io.IOException, InterruptedException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  void add(double once) {
    millis.add(once);
  }

  int count() {
    return millis.size();
  }

  void clear() {
    millis.clear();
  }

  double percentile(int percent) {
    Collections.sort(millis);
    return millis.get((millis.size() - 1) * percent / 100);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p95 %.1f ms (%d times)",
        percentile(50),
        percentile(95),
        millis.size());
  }
}
