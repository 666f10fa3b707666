package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Prints how often many parts of metrics cry that are watched together, and what the stricter
 * limits still find; {@code bench/anomalies parts} runs it. What is missing in a part is not told.
 */
final class PartsTable {
  private static final List<Integer> TOGETHER = List.of(1, 10, 50, 200, 1000);
  private static final List<Kind> TOLD =
      List.of(Kind.BURST, Kind.SPIKE, Kind.LEVEL_SHIFT, Kind.SPREAD);

  /** So many quiet parts are looked at for each line, however few are watched together. */
  private static final int LOOKED_AT = 1000;

  private static final int PLANTED = 100;

  private PartsTable() {}

  public static void main(String[] arguments) {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 57;
    System.out.println(
        "| Parts watched together | False a part-year | The same with the limits of a whole"
            + " | False a year, all parts | Bursts found | Spikes | Level shifts | Spreads |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    double whole = falsePerYear(Limits.DEFAULT, seed);
    for (int parts : TOGETHER) {
      Limits limits = Limits.forOneOf(parts);
      double each = falsePerYear(limits, seed);
      StringBuilder line = new StringBuilder();
      line.append(
          String.format(
              Locale.ROOT, "| %,d | %.4f | %.4f | %.2f |", parts, each, whole, parts * each));
      for (Kind kind : TOLD) {
        Scores scores = Scores.ofParts(PLANTED, kind, limits, seed + 10_000_000L);
        line.append(String.format(Locale.ROOT, " %.2f |", scores.of(kind).recall()));
      }
      System.out.println(line);
    }
  }

  private static double falsePerYear(Limits limits, long seed) {
    Scores scores = Scores.ofParts(LOOKED_AT, null, limits, seed);
    return TOLD.stream().mapToDouble(scores::falsePerYear).sum();
  }
}
