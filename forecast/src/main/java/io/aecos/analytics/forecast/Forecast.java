package io.aecos.analytics.forecast;

import java.util.List;

/** What comes out: a forecast with its error, or why there is none. */
public sealed interface Forecast {

  /**
   * One step per step of the horizon. {@code name} and {@code title} say which method or methods
   * stand behind it; {@code filled} how many small gaps of the history were closed.
   */
  record Made(String name, String title, List<Step> steps, Backtest backtest, int filled)
      implements Forecast {
    public Made {
      steps = List.copyOf(steps);
    }
  }

  /** No forecast: a stable code and a sentence. */
  record Refused(Code code, String text) implements Forecast {}

  /** Why there is no forecast. */
  enum Code {
    EMPTY,
    TOO_SHORT,
    GAPPED,
    CONSTANT,
    NOT_FINITE,
    OUT_OF_BOUNDS,
    ENDED,
    EXPLODING
  }

  /** What is expected, and where 80 and 95 of 100 such values should lie. */
  record Step(double expected, double low80, double high80, double low95, double high95) {}

  /**
   * The sum of the absolute errors that this forecast would have made from {@code origins} moments
   * of the past, as a share of the sum of the values that came, and that of the naive method: the
   * value of a season ago, or the last one where there is no season or less than one is known. NaN
   * where all that came was 0.
   */
  record Backtest(double error, double naiveError, int origins) {}
}
