package io.aecos.analytics.bench;

import io.aecos.analytics.forecast.Bounds;
import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.forecast.Forecaster;
import io.aecos.analytics.forecast.History;

/**
 * How one series was forecast, by M4's measures, and how Naive2 would have been. Where a forecast
 * is refused, Naive2 stands in with intervals of no width.
 */
record M4Score(
    double smape,
    double naiveSmape,
    double error,
    double naiveError,
    double scale,
    double in80,
    double in95,
    boolean refused) {

  static M4Score of(M4Folder.Series series, M4.Frequency frequency) {
    double[] test = series.test();
    double[] naive = Naive2.forecast(series.train(), frequency.period(), test.length);
    Forecast answer =
        new Forecaster()
            .forecast(
                new History(series.train(), frequency.seasons(), Bounds.NOT_NEGATIVE), test.length);
    double[] expected = naive;
    double in80 = 0;
    double in95 = 0;
    if (answer instanceof Forecast.Made made) {
      expected = made.steps().stream().mapToDouble(Forecast.Step::expected).toArray();
      for (int h = 0; h < test.length; h++) {
        Forecast.Step step = made.steps().get(h);
        in80 += step.low80() <= test[h] && test[h] <= step.high80() ? 1.0 / test.length : 0;
        in95 += step.low95() <= test[h] && test[h] <= step.high95() ? 1.0 / test.length : 0;
      }
    }
    return new M4Score(
        smape(expected, test),
        smape(naive, test),
        error(expected, test),
        error(naive, test),
        scale(series.train(), frequency.period()),
        in80,
        in95,
        answer instanceof Forecast.Refused);
  }

  private static double smape(double[] expected, double[] test) {
    double sum = 0;
    for (int h = 0; h < test.length; h++) {
      double size = Math.abs(expected[h]) + Math.abs(test[h]);
      sum += size == 0 ? 0 : 200 * Math.abs(expected[h] - test[h]) / size;
    }
    return sum / test.length;
  }

  private static double error(double[] expected, double[] test) {
    double sum = 0;
    for (int h = 0; h < test.length; h++) {
      sum += Math.abs(expected[h] - test[h]);
    }
    return sum / test.length;
  }

  /** The mean absolute difference of values one period apart. */
  private static double scale(double[] train, int period) {
    double sum = 0;
    for (int t = period; t < train.length; t++) {
      sum += Math.abs(train[t] - train[t - period]);
    }
    return sum / (train.length - period);
  }

  /** Of many series. A series that never changes has no scale and does not count for MASE. */
  static final class Sums {
    private int count;
    private int scaled;
    private int refused;
    private double smape;
    private double naiveSmape;
    private double mase;
    private double naiveMase;
    private double in80;
    private double in95;

    void add(M4Score score) {
      count++;
      refused += score.refused ? 1 : 0;
      smape += score.smape;
      naiveSmape += score.naiveSmape;
      in80 += score.in80;
      in95 += score.in95;
      if (score.scale > 0) {
        scaled++;
        mase += score.error / score.scale;
        naiveMase += score.naiveError / score.scale;
      }
    }

    double smape() {
      return smape / count;
    }

    double naiveSmape() {
      return naiveSmape / count;
    }

    double mase() {
      return mase / scaled;
    }

    double naiveMase() {
      return naiveMase / scaled;
    }

    /** The mean of both measures' ratios to Naive2. */
    double owa() {
      return (smape() / naiveSmape() + mase() / naiveMase()) / 2;
    }

    double in80() {
      return in80 / count;
    }

    double in95() {
      return in95 / count;
    }

    int refused() {
      return refused;
    }
  }
}
