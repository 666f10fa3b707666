package io.aecos.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The best methods of a backtest, each weighed by how small its error was. Where the past is short
 * the errors say little, so more methods take part and their weights differ less. A method that
 * would now run away from all that was ever seen does not take part.
 */
record Mixture(List<Part> parts) {
  private static final double POWER = 4;
  private static final double ENOUGH_BLOCKS = 9;
  private static final int FEW_BLOCKS = 5;
  private static final int BEST = 5;
  private static final int BEST_OF_SHORT = 10;
  private static final double REACH = 3;

  /** A method, what it would have forecast, what it forecasts now, and its share. */
  record Part(Method method, double[][] past, double[] ahead, double weight) {}

  static Mixture of(List<Trial> trials, double blocks, double[] values) {
    int most = blocks < FEW_BLOCKS ? BEST_OF_SHORT : BEST;
    double power = POWER * Math.min(1, blocks / ENOUGH_BLOCKS);
    List<Trial> ordered = new ArrayList<>(trials);
    ordered.sort(Comparator.comparingDouble(Trial::loss));
    List<Part> parts = new ArrayList<>();
    double least = ordered.isEmpty() ? 0 : ordered.get(0).loss();
    for (Trial trial : ordered) {
      if (parts.size() == most) {
        break;
      }
      double[] ahead = trial.ahead(values);
      if (near(ahead, values)) {
        double weight = trial.loss() == 0 ? 1 : Math.pow(least / trial.loss(), power);
        parts.add(new Part(trial.method(), trial.rows(), ahead, weight));
      }
    }
    double sum = parts.stream().mapToDouble(Part::weight).sum();
    return new Mixture(
        parts.stream()
            .map(one -> new Part(one.method, one.past, one.ahead, one.weight / sum))
            .toList());
  }

  private static boolean near(double[] ahead, double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    double reach = REACH * (high - low);
    return Arrays.stream(ahead).allMatch(value -> value >= low - reach && value <= high + reach);
  }

  /** What the mixture would have forecast from each origin. */
  double[][] past() {
    double[][] result = new double[parts.get(0).past.length][parts.get(0).ahead.length];
    for (int origin = 0; origin < result.length; origin++) {
      for (Part part : parts) {
        add(result[origin], part.past[origin], part.weight);
      }
    }
    return result;
  }

  /** What it forecasts now. */
  double[] ahead() {
    double[] result = new double[parts.get(0).ahead.length];
    parts.forEach(part -> add(result, part.ahead, part.weight));
    return result;
  }

  private static void add(double[] sums, double[] row, double weight) {
    for (int h = 0; h < sums.length; h++) {
      sums[h] += weight * row[h];
    }
  }

  String name() {
    return parts.stream().map(part -> part.method.name()).collect(Collectors.joining("+"));
  }

  /** The weightiest methods, and how many there are: a list of ten says nothing to anybody. */
  String title() {
    List<String> titles = parts.stream().map(part -> part.method.title()).distinct().toList();
    return switch (titles.size()) {
      case 1 -> titles.get(0);
      case 2 -> "combination of " + titles.get(0) + " and " + titles.get(1);
      default ->
          "combination of "
              + parts.size()
              + " methods, foremost "
              + titles.get(0)
              + " and "
              + titles.get(1);
    };
  }
}
