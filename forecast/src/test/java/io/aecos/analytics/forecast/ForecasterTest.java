package io.aecos.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.forecast.Forecast.Code;
import io.aecos.analytics.forecast.Forecast.Made;
import io.aecos.analytics.forecast.Forecast.Refused;
import io.aecos.analytics.forecast.Forecast.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final int STEPS = 6;
  private final Forecaster forecaster = new Forecaster();

  @Test
  void forecast_followsTrendAndSeason() {
    double[] values = Examples.wave(84, 100, 1, 0.5, 3);

    Made made = made(new History(values, List.of(12), Bounds.NONE));

    double[] truth = Examples.wave(84 + STEPS, 100, 1, 0, 3);
    for (int h = 0; h < STEPS; h++) {
      assertThat(made.steps().get(h).expected()).isCloseTo(truth[84 + h], within(4.0));
    }
    assertThat(made.backtest().error()).isLessThan(made.backtest().naiveError() / 3);
  }

  /** Of 300 such series the true values lie within the intervals about as often as said. */
  @Test
  void forecast_intervalsHoldWhatTheySay() {
    int in80 = 0;
    int in95 = 0;
    int all = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[] walk = walk(60 + STEPS, seed);
      Made made = made(Examples.history(Arrays.copyOf(walk, 60)));
      for (int h = 0; h < STEPS; h++) {
        Step step = made.steps().get(h);
        double value = walk[60 + h];
        in80 += value >= step.low80() && value <= step.high80() ? 1 : 0;
        in95 += value >= step.low95() && value <= step.high95() ? 1 : 0;
        all++;
      }
    }
    assertThat((double) in80 / all).isBetween(0.74, 0.9);
    assertThat((double) in95 / all).isBetween(0.92, 0.985);
  }

  private static double[] walk(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    double at = 100;
    for (int t = 0; t < length; t++) {
      at += random.nextGaussian();
      values[t] = at + random.nextGaussian();
    }
    return values;
  }

  @Test
  void forecast_isTheSameEachTime() {
    History history = new History(Examples.wave(60, 50, 0, 5, 4), List.of(12), Bounds.NONE);

    assertThat(forecaster.forecast(history, STEPS)).isEqualTo(forecaster.forecast(history, STEPS));
  }

  @Test
  void forecast_doesNotDependOnTheUnit() {
    double[] hours = Examples.wave(60, 50, 0.2, 5, 5);
    double[] seconds = Arrays.stream(hours).map(value -> value * 3600).toArray();

    Made inHours = made(Examples.history(hours));
    Made inSeconds = made(Examples.history(seconds));

    assertThat(inSeconds.steps().get(5).expected() / 3600)
        .isCloseTo(inHours.steps().get(5).expected(), within(0.05));
    assertThat(inSeconds.backtest().error()).isCloseTo(inHours.backtest().error(), within(0.001));
  }

  @Test
  void forecast_staysWithinItsBounds() {
    double[] falling = Examples.wave(40, 40, -0.9, 1, 6);
    double[] shares = new double[40];
    Arrays.setAll(shares, t -> Math.min(1, 0.7 + 0.01 * t));
    Arrays.setAll(falling, t -> Math.max(0, falling[t]));

    Made amount = made(new History(falling, List.of(), Bounds.NOT_NEGATIVE));
    Made share = made(new History(shares, List.of(), Bounds.FRACTION));

    for (Step step : amount.steps()) {
      assertThat(step.low95()).isNotNegative();
      assertThat(step.expected()).isNotNegative();
    }
    for (Step step : share.steps()) {
      assertThat(step.high95()).isLessThanOrEqualTo(1);
    }
  }

  /** The mean of a rare count lies between its zeros and its ones, whatever errs least. */
  @Test
  void forecast_ofRareCountsTellsTheirRate() {
    Random random = new Random(7);
    double[] rare = new double[104];
    Arrays.setAll(rare, t -> random.nextInt(4) == 0 ? 2 : 0);

    Made made = made(new History(rare, List.of(52), Bounds.NOT_NEGATIVE));

    assertThat(made.steps().get(0).expected()).isBetween(0.25, 0.9);
    assertThat(made.steps().get(0).low95()).isZero();
  }

  @Test
  void forecast_closesSmallGapsAndSaysSo() {
    double[] values = Examples.wave(60, 50, 0, 1, 8);
    values[20] = Double.NaN;
    values[59] = Double.NaN;

    assertThat(made(Examples.history(values)).filled()).isEqualTo(2);
  }

  @Test
  void forecast_ofAnEmptyHistoryIsRefused() {
    assertThat(refused(Examples.history()).code()).isEqualTo(Code.EMPTY);
    assertThat(refused(Examples.history(Double.NaN, Double.NaN)).code()).isEqualTo(Code.EMPTY);
  }

  @Test
  void forecast_ofOnePointSaysHowManyAreNeeded() {
    Refused one = refused(Examples.history(5));

    assertThat(one.code()).isEqualTo(Code.TOO_SHORT);
    assertThat(one.text()).contains("1 settled value;", "at least 12");
  }

  @Test
  void forecast_ofAShortHistorySaysWhichHorizonWouldDo() {
    Forecast answer = forecaster.forecast(Examples.history(Examples.wave(20, 9, 0, 1, 9)), 13);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.text()).contains("20 settled values", "26", "at most 10"));
  }

  @Test
  void forecast_ofAConstantIsRefused() {
    double[] same = new double[40];
    Arrays.fill(same, 1234);

    Refused refused = refused(Examples.history(same));

    assertThat(refused.code()).isEqualTo(Code.CONSTANT);
    assertThat(refused.text()).contains("all 40 values are 1,234");
  }

  @Test
  void forecast_ofAGappedHistoryIsRefused() {
    double[] values = Examples.wave(60, 50, 0, 1, 10);
    Arrays.fill(values, 30, 33, Double.NaN);

    Refused refused = refused(Examples.history(values));

    assertThat(refused.code()).isEqualTo(Code.GAPPED);
    assertThat(refused.text()).contains("3 of 60");
  }

  @Test
  void forecast_ofWhatIsNoAmountIsRefused() {
    double[] infinite = Examples.wave(40, 50, 0, 1, 11);
    infinite[7] = Double.POSITIVE_INFINITY;
    double[] beyond = new double[40];
    Arrays.setAll(beyond, t -> t == 9 ? 1.2 : 0.5 + 0.001 * t);

    assertThat(refused(Examples.history(infinite)).code()).isEqualTo(Code.NOT_FINITE);
    assertThat(refused(new History(beyond, List.of(), Bounds.FRACTION)).text()).contains("1.2");
  }

  @Test
  void forecast_ofAnExplosionIsRefused() {
    double[] values = new double[40];
    Arrays.setAll(values, t -> t < 32 ? 10 + t % 3 : 10 * Math.pow(5, t - 31));

    assertThat(refused(Examples.history(values)).code()).isEqualTo(Code.EXPLODING);
  }

  @Test
  void forecast_ofWhatEndedIsRefused() {
    double[] values = Examples.wave(60, 50, 0, 1, 12);
    Arrays.fill(values, 48, 60, 0);

    Refused refused = refused(Examples.history(values));

    assertThat(refused.code()).isEqualTo(Code.ENDED);
    assertThat(refused.text()).contains("12 values are 0");
  }

  /** A share has no value where nothing happens. */
  @Test
  void forecast_ofWhatHasNoValueAnyMoreSaysThatItMayHaveEnded() {
    double[] values = Examples.wave(60, 50, 0, 1, 12);
    Arrays.fill(values, 48, 60, Double.NaN);

    Refused refused = refused(Examples.history(values));

    assertThat(refused.code()).isEqualTo(Code.ENDED);
    assertThat(refused.text()).contains("12 steps have no value", "may have ended");
  }

  /** The running total of a project that ended stays where it is. */
  @Test
  void forecast_ofATotalToWhichNothingIsAddedSaysThatItMayHaveEnded() {
    double[] values = new double[60];
    Arrays.setAll(values, t -> 10.0 * Math.min(t, 47));

    Refused refused = refused(new History(values, List.of(), Bounds.NOT_NEGATIVE, true));

    assertThat(refused.code()).isEqualTo(Code.ENDED);
    assertThat(refused.text()).contains("nothing was added in the last 12 steps");
  }

  /** An interval without any width would say that the next value is known. */
  @Test
  void forecast_ofWhatHasNotMovedForLong_isRefused() {
    double[] still = Examples.wave(120, 50, 0, 5, 15);
    Arrays.fill(still, 60, 120, 50);
    double[] nearly = new double[120];
    Arrays.setAll(nearly, t -> t == 30 ? 8 : 7);
    double[] line = new double[120];
    Arrays.setAll(line, t -> 10 + 3 * t);

    for (double[] values : List.of(still, nearly, line)) {
      Refused refused = refused(Examples.history(values));
      assertThat(refused.code()).isEqualTo(Code.CONSTANT);
      assertThat(refused.text()).contains("nearly all of the last");
    }
  }

  @Test
  void forecast_afterAChangeOfUnit_countsOnlyWhatCameSince() {
    for (double factor : new double[] {1_000, 1 / 60.0}) {
      double[] values = Examples.wave(80, 50, 0, 5, 14);
      for (int t = 40; t < 80; t++) {
        values[t] *= factor;
      }
      values[10] = Double.NaN;

      Made made = made(new History(values, List.of(), Bounds.NOT_NEGATIVE));

      assertThat(made.since()).isNotNull();
      assertThat(made.since().at()).isEqualTo(40);
      assertThat(made.since().factor() / factor).isBetween(0.7, 1.4);
      assertThat(made.filled()).isZero();
      for (Step step : made.steps()) {
        assertThat(step.expected() / factor).isBetween(30.0, 70.0);
        assertThat(step.high95() / factor).isLessThan(130);
      }
    }
  }

  @Test
  void forecast_rightAfterAChangeOfUnit_isRefusedWithTheReason() {
    double[] values = Examples.wave(80, 50, 0, 5, 14);
    for (int t = 72; t < 80; t++) {
      values[t] /= 60;
    }

    Refused refused = refused(new History(values, List.of(), Bounds.NOT_NEGATIVE));

    assertThat(refused.code()).isEqualTo(Code.TOO_SHORT);
    assertThat(refused.text())
        .contains("8 settled values since values became about ", "times as small at once");
  }

  /** What starts slowly, grows fast, rests on weekends or comes rarely changes no unit. */
  @Test
  void forecast_ofGrowthWeekendsAndRareCounts_countsAllOfIt() {
    Random random = new Random(3);
    double[] growth = new double[60];
    double[] days = new double[140];
    double[] rare = new double[104];
    Arrays.setAll(
        growth, t -> Math.rint(3 * Math.exp(t / 10.0) * (0.9 + 0.2 * random.nextDouble())));
    Arrays.setAll(days, t -> t % 7 > 4 ? 5 : 300 + random.nextInt(30));
    Arrays.setAll(rare, t -> random.nextInt(4) == 0 ? 1 + random.nextInt(9) : 0);

    for (double[] values : List.of(growth, days, rare)) {
      assertThat(made(new History(values, List.of(7), Bounds.NOT_NEGATIVE)).since()).isNull();
    }
  }

  @Test
  void forecast_ofNegativeValuesIsMade() {
    double[] values = Examples.wave(60, -50, 0, 3, 13);

    assertThat(made(Examples.history(values)).steps().get(0).expected()).isBetween(-70.0, -30.0);
  }

  private Made made(History history) {
    Forecast forecast = forecaster.forecast(history, STEPS);
    assertThat(forecast).isInstanceOf(Made.class);
    return (Made) forecast;
  }

  private Refused refused(History history) {
    Forecast forecast = forecaster.forecast(history, STEPS);
    assertThat(forecast).isInstanceOf(Refused.class);
    return (Refused) forecast;
  }
}
