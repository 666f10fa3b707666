package io.aecos.analytics.forecast;

import io.aecos.analytics.forecast.Forecast.Backtest;
import io.aecos.analytics.forecast.Forecast.Code;
import io.aecos.analytics.forecast.Forecast.Made;
import io.aecos.analytics.forecast.Forecast.Refused;
import io.aecos.analytics.forecast.Forecast.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts by trying every method on the past of the series, mixing the best and taking the width
 * of the intervals from the errors that the mixture would have made. Without state, safe for use by
 * many threads; the same history gives the same forecast.
 */
public final class Forecaster {
  /** The farthest that is looked ahead. */
  public static final int MOST_STEPS = 400;

  /** {@code horizon} steps ahead, or why not. */
  public Forecast forecast(History history, int horizon) {
    if (horizon < 1 || horizon > MOST_STEPS) {
      throw new IllegalArgumentException("a horizon has 1 to " + MOST_STEPS + " steps");
    }
    Refused refused = Sound.refusal(history, horizon);
    if (refused != null) {
      return refused;
    }
    Sound series = Sound.of(history);
    int season = history.seasons().isEmpty() ? 1 : history.seasons().get(0);
    Origins origins = Origins.of(series.values().length, season, horizon);
    List<Trial> trials = trials(series, history, origins, horizon);
    Mixture mixture = Mixture.of(trials, origins.blocks(horizon), series.values());
    return mixture.parts().isEmpty()
        ? new Refused(Code.EXPLODING, "every method runs away from all values so far")
        : made(mixture, series, history, origins, horizon);
  }

  private static List<Trial> trials(Sound series, History history, Origins origins, int horizon) {
    List<Trial> trials = new ArrayList<>();
    double[] values = series.values();
    List<Method> family = series.sparse() ? Family.sparse() : Family.of(history.seasons());
    for (Method method : family) {
      if (method.suits(values, origins.known())) {
        Trial trial = Trial.of(method, series, origins, horizon);
        if (Double.isFinite(trial.loss())) {
          trials.add(trial);
        }
      }
    }
    return trials;
  }

  private static Forecast made(
      Mixture mixture, Sound series, History history, Origins origins, int horizon) {
    double[] values = series.values();
    double[][] past = mixture.past();
    Spread spread = Spread.of(past, values, origins);
    if (spread.isNothing(Arrays.stream(values).map(Math::abs).max().orElse(0))) {
      return new Refused(
          Code.CONSTANT,
          "nearly all of the last "
              + (values.length - origins.known())
              + " values are the same, or change by the same with each step: nothing in them tells"
              + " how far the next may be off");
    }
    double[] ahead = mixture.ahead();
    List<Step> steps = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      steps.add(step(history.bounds(), ahead[h], spread.narrow(h), spread.wide(h)));
    }
    return new Made(
        mixture.name(),
        mixture.title(),
        steps,
        backtest(past, values, history.seasons(), origins, horizon),
        series.filled(),
        series.since());
  }

  private static Step step(Bounds bounds, double expected, double narrow, double wide) {
    double middle = bounds.within(expected);
    return new Step(
        middle,
        bounds.within(middle - narrow),
        bounds.within(middle + narrow),
        bounds.within(middle - wide),
        bounds.within(middle + wide));
  }

  private static Backtest backtest(
      double[][] past, double[] values, List<Integer> seasons, Origins origins, int horizon) {
    int season = seasons.stream().filter(one -> one <= origins.known()).findFirst().orElse(1);
    double[][] naive =
        new Naive(season, false).forecasts(values, origins.known(), origins.at(), horizon);
    double size = Errors.size(values, origins.at(), horizon);
    return new Backtest(
        share(Errors.mean(past, values, origins.at()), size),
        share(Errors.mean(naive, values, origins.at()), size),
        origins.at().length);
  }

  private static double share(double error, double size) {
    return size == 0 ? Double.NaN : error / size;
  }
}
