package io.aecos.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each method against what R computed, or against its formula worked by hand. */
class MethodsTest {
  private static final Offset<Double> CLOSE = within(0.5);

  @Test
  void smoothing_findsTheLevelThatRFinds() {
    double[] nile = Examples.named("nile");

    double[] ahead = ahead(new Smoothing(Smoothing.Trend.NONE), nile, 3);

    assertThat(ahead).containsExactly(new double[] {805.336, 805.336, 805.336}, CLOSE);
  }

  @Test
  void smoothing_withDampedTrendGoesWhereRGoes() {
    double[] users = Examples.named("wwwusage");

    double[] ahead = ahead(new Smoothing(Smoothing.Trend.DAMPED), users, 5);

    assertThat(ahead)
        .containsExactly(new double[] {218.366, 217.035, 215.951, 215.067, 214.346}, CLOSE);
  }

  @Test
  void smoothing_errorsAreAsSmallAsThoseThatRFinds() {
    double[] nile = Examples.named("nile");
    Smoothing.Weights weights = new Smoothing(Smoothing.Trend.NONE).fit(nile, nile.length);

    double squared = new Smoothing.Filter(weights).start(nile, nile.length) / nile.length;

    assertThat(weights.alpha()).isCloseTo(0.24567, within(0.002));
    assertThat(squared).isCloseTo(20386.74, within(0.5));
  }

  @Test
  void smoothing_ofALineGoesOnAlongIt() {
    double[] line = {3, 5, 7, 9, 11, 13, 15, 17};

    double[] ahead = ahead(new Smoothing(Smoothing.Trend.LINEAR), line, 3);

    assertThat(ahead).containsExactly(new double[] {19, 21, 23}, within(1e-6));
  }

  @Test
  void season_isTheOneThatRFinds() {
    double[] passengers = Examples.named("airpassengers");

    Season factors = Season.of(passengers, passengers.length, 12, true);
    Season amounts = Season.of(passengers, passengers.length, 12, false);

    assertThat(factors.indices()[0]).isCloseTo(0.910230367372, within(1e-9));
    assertThat(factors.indices()[6]).isCloseTo(1.226555542931, within(1e-9));
    assertThat(amounts.indices()[0]).isCloseTo(-24.74873737374, within(1e-9));
    assertThat(amounts.indices()[10]).isCloseTo(-53.59343434343, within(1e-9));
  }

  @Test
  void autoregression_goesWhereRGoes() {
    double[] users = Examples.named("wwwusage");

    double[] ahead = ahead(new Autoregression(2, true), users, 5);

    assertThat(ahead)
        .containsExactly(new double[] {219.4705, 219.8669, 220.7818, 221.9561, 223.2432}, CLOSE);
  }

  /** The drift of a line is its slope, and what is left of it is constant. */
  @Test
  void theta_ofALineGoesOnAlongIt() {
    double[] line = new double[30];
    Arrays.setAll(line, t -> 5 + 2.0 * t);

    double[] ahead = ahead(new Theta(), line, 3);

    assertThat(ahead).containsExactly(new double[] {65, 67, 69}, within(0.5));
  }

  /** Three each third step is one a step, less the correction of half a weight of 0.02 to 0.3. */
  @Test
  void croston_followsItsFormula() {
    Method croston = new Intermittent(false);
    double[] demand = {0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 3};

    double rate = ahead(croston, demand, 2)[1];

    assertThat(rate).isBetween(0.85, 0.99 + 1e-9);
  }

  @Test
  void tsb_fadesWhenNothingHappensAnyMore() {
    Method fading = new Intermittent(true);
    double[] ended = {2, 0, 2, 2, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    double[] rows = ahead(fading, ended, 1);

    assertThat(rows[0]).isLessThan(ahead(fading, Arrays.copyOf(ended, 10), 1)[0] / 2);
  }

  @Test
  void naive_looksASeasonBack() {
    double[] values = {1, 2, 3, 4, 5, 6};

    assertThat(ahead(new Naive(3, false), values, 4)).containsExactly(4, 5, 6, 4);
    assertThat(ahead(new Naive(1, false), values, 2)).containsExactly(6, 6);
    assertThat(ahead(new Naive(1, true), values, 2)).containsExactly(7, 8);
  }

  static Stream<Method> all() {
    return Stream.concat(Family.of(java.util.List.of(12)).stream(), Family.sparse().stream());
  }

  /** Or backtests would tell a method how well it knows what it was told. */
  @ParameterizedTest
  @MethodSource("all")
  void method_knowsNothingOfWhatComesAfterAnOrigin(Method method) {
    double[] values = Examples.wave(80, 100, 0.5, 5, 1);
    double[] other = values.clone();
    for (int t = 60; t < other.length; t++) {
      other[t] = 1000 + t;
    }
    int[] origins = {50, 60};

    double[][] rows = method.forecasts(values, 50, origins, 6);
    double[][] blind = method.forecasts(other, 50, origins, 6);

    assertThat(blind[0]).isEqualTo(rows[0]);
    assertThat(blind[1]).isEqualTo(rows[1]);
  }

  /** A forecast from an origin is the one that is made when the series ends there. */
  @ParameterizedTest
  @MethodSource("all")
  void method_forecastsFromAnOriginAsAtTheEnd(Method method) {
    double[] values = Examples.wave(80, 100, 0.5, 5, 2);

    double[] within = method.forecasts(values, 60, new int[] {60}, 6)[0];
    double[] atEnd = method.forecasts(Arrays.copyOf(values, 60), 60, new int[] {60}, 6)[0];

    assertThat(atEnd).isEqualTo(within);
  }

  private static double[] ahead(Method method, double[] values, int horizon) {
    return method.forecasts(values, values.length, new int[] {values.length}, horizon)[0];
  }
}
