package io.aecos.analytics.forecast;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What comes out: a forecast with its error, or why there is none. */
public sealed interface Forecast {

  /**
   * One step per step of the horizon. {@code name} and {@code title} say which method or methods
   * stand behind it; {@code filled} how many small gaps of the history were closed; {@code since}
   * where only what came after a break counted, null where all did.
   */
  record Made(
      String name,
      String title,
      List<Step> steps,
      Backtest backtest,
      int filled,
      @Nullable Break since)
      implements Forecast {
    public Made {
      steps = List.copyOf(steps);
    }
  }

  /**
   * From step {@code at} of the history on values were about {@code factor} times what they were,
   * all at once, as after a change of unit.
   */
  record Break(int at, double factor) {

    /** As in "about 60 times as small at once, as after a change of unit". */
    public String text() {
      return String.format(
          Locale.ROOT,
          "about %,.0f times as %s at once, as after a change of unit",
          factor > 1 ? factor : 1 / factor,
          factor > 1 ? "large" : "small");
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
