package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Scores.Counts;
import java.util.List;
import java.util.Locale;

/** Prints how the detectors do on many generated courses; {@code bench/anomalies} runs it. */
final class AnomalyTable {
  private AnomalyTable() {}

  public static void main(String[] arguments) {
    int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 45;
    System.out.println(
        "| Steps | Anomaly | Planted | Found | Recall | Precision | False a series-year | Steps until told |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Pace pace : List.of(Pace.DAYS, Pace.WEEKS, Pace.MONTHS)) {
      String name = pace == Pace.DAYS ? "days" : pace == Pace.WEEKS ? "weeks" : "months";
      long began = System.nanoTime();
      Scores scores = Scores.run(pace, pace == Pace.DAYS ? each / 2 : each, seed);
      for (Kind kind : Kind.values()) {
        Counts one = scores.of(kind);
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %d | %d | %.2f | %.2f | %.3f | %.1f |%n",
            name,
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            one.planted,
            one.found,
            one.recall(),
            one.precision(),
            scores.falsePerYear(kind),
            (double) one.delay / Math.max(1, one.found));
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | all, over %d series and %,.0f series-years | | | | | %.3f | |%n",
          name,
          scores.series(),
          scores.years(),
          scores.falsePerYear());
      System.err.printf("%s %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }
  }
}
