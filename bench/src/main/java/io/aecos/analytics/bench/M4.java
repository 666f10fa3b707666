package io.aecos.analytics.bench;

import io.aecos.analytics.bench.M4Score.Sums;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Forecasts the series of the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2020) and
 * prints the competition's measures per frequency. Nothing is learnt from one series for another,
 * and nothing from the test part.
 */
final class M4 {
  private static final int THREADS = 2;

  private M4() {}

  public static void main(String[] arguments) throws Exception {
    List<String> given = new ArrayList<>(List.of(arguments));
    boolean within = given.remove("--within");
    if (given.size() != 1) {
      System.err.println("usage: bench/m4 DIR [--within]");
      System.exit(2);
    }
    List<M4Folder.Part> parts = M4Folder.parts(Path.of(given.get(0)));
    if (parts.isEmpty()) {
      System.err.println(
          "no frequency in "
              + given.get(0)
              + ": it needs pairs like Weekly-train.csv and Weekly-test.csv, .gz or not");
      System.exit(3);
    }
    System.out.printf(
        "%-10s %7s %3s %8s %8s %8s %8s %7s %7s %7s %8s %9s%n",
        "frequency",
        "series",
        "h",
        "sMAPE",
        "Naive2",
        "MASE",
        "Naive2",
        "OWA",
        "80 %",
        "95 %",
        "refused",
        "seconds");
    for (M4Folder.Part part : parts) {
      measure(part, within);
    }
  }

  private static void measure(M4Folder.Part part, boolean within)
      throws IOException, InterruptedException, ExecutionException {
    List<M4Folder.Series> series = part.read(within);
    long began = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Sums sums = new Sums();
    try {
      List<Future<M4Score>> scores = new ArrayList<>();
      for (M4Folder.Series one : series) {
        scores.add(threads.submit(() -> M4Score.of(one, part.frequency())));
      }
      for (Future<M4Score> score : scores) {
        sums.add(score.get());
      }
    } finally {
      threads.shutdown();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int horizon = series.stream().mapToInt(one -> one.test().length).max().orElse(0);
    System.out.println(row(part.frequency(), series.size(), horizon, sums, seconds));
  }

  private static String row(
      Frequency frequency, int series, int horizon, Sums sums, double seconds) {
    return String.format(
        Locale.ROOT,
        "%-10s %7d %3d %8.3f %8.3f %8.3f %8.3f %7.3f %7.1f %7.1f %8d %9.1f",
        frequency.title(),
        series,
        horizon,
        sums.smape(),
        sums.naiveSmape(),
        sums.mase(),
        sums.naiveMase(),
        sums.owa(),
        100 * sums.in80(),
        100 * sums.in95(),
        sums.refused(),
        seconds);
  }

  /** How often a series has a value; {@code period} is the season by which M4 measures. */
  enum Frequency {
    YEARLY(1, List.of()),
    QUARTERLY(4, List.of(4)),
    MONTHLY(12, List.of(12)),
    WEEKLY(1, List.of(52)),
    DAILY(1, List.of(7)),
    HOURLY(24, List.of(24, 168));

    private final int period;
    private final List<Integer> seasons;

    Frequency(int period, List<Integer> seasons) {
      this.period = period;
      this.seasons = seasons;
    }

    int period() {
      return period;
    }

    /** The seasons that a forecast may look for. */
    List<Integer> seasons() {
      return seasons;
    }

    String title() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    static List<Frequency> all() {
      return Arrays.asList(values());
    }
  }
}
