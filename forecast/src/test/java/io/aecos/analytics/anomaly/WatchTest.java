package io.aecos.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Course.Scale;
import io.aecos.analytics.anomaly.Watched.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Watch watch = new Watch(Limits.DEFAULT);

  /** Around 450 a week, of which no delivery brought more than a third. */
  private static double[] usual(int weeks) {
    Random random = new Random(9);
    double[] values = new double[weeks];
    Arrays.setAll(values, t -> Math.rint(450 + 40 * random.nextGaussian()));
    return values;
  }

  private static Course weeks(double... values) {
    return Course.of(values, Scale.COUNT, 450, Pace.WEEKS);
  }

  private Watched over(double... values) {
    return watch.over(weeks(values));
  }

  @Test
  void over_oneDeliveryOfEightThousand_isABurstThatSaysWhatIsLeftWithoutIt() {
    double[] values = usual(60);
    values[50] = 8_458;
    double[] largest = new double[60];
    Arrays.setAll(largest, t -> values[t] / 3);
    largest[50] = 8_000;

    Watched watched =
        watch.over(new Course(values, largest, new boolean[60], Scale.COUNT, 450, Pace.WEEKS));

    assertThat(watched.raised()).hasSize(1);
    Anomaly burst = watched.raised().get(0);
    assertThat(burst.kind()).isEqualTo(Kind.BURST);
    assertThat(burst.at()).isEqualTo(50);
    assertThat(burst.delivery()).isEqualTo(8_000);
    assertThat(burst.value() - burst.delivery()).isEqualTo(458);
    assertThat(burst.expected()).isCloseTo(450, within(40.0));
  }

  @Test
  void over_manyDeliveriesOfTheSameSum_isASpike() {
    double[] values = usual(60);
    values[50] = 8_458;

    assertThat(over(values).raised()).extracting(Anomaly::kind).containsExactly(Kind.SPIKE);
  }

  @Test
  void over_aShiftThatBeganAsASpike_isToldOnceLookingBack() {
    double[] values = usual(80);
    for (int t = 60; t < 80; t++) {
      values[t] += 400;
    }

    Watched watched = over(values);

    assertThat(watched.raised())
        .extracting(Anomaly::kind)
        .containsExactly(Kind.SPIKE, Kind.LEVEL_SHIFT);
    assertThat(watched.lasting())
        .satisfiesExactly(
            shift -> {
              assertThat(shift.kind()).isEqualTo(Kind.LEVEL_SHIFT);
              assertThat(shift.direction()).isEqualTo(Direction.UP);
              assertThat(shift.at()).isEqualTo(60);
              assertThat(shift.value()).isCloseTo(850, within(40.0));
            });
  }

  @Test
  void over_nothingForThreeWeeks_isMissing_andItsEndIsNoNews() {
    double[] values = usual(80);
    Arrays.fill(values, 60, 63, 0);

    assertThat(over(values).lasting())
        .satisfiesExactly(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Kind.MISSING);
              assertThat(gap.at()).isEqualTo(60);
              assertThat(gap.raised()).isEqualTo(61);
            });
  }

  @Test
  void over_noiseThatGrowsFourfold_isAnotherSpread() {
    double[] values = usual(120);
    for (int t = 80; t < 120; t++) {
      values[t] = Math.max(0, 450 + 4 * (values[t] - 450));
    }

    assertThat(over(values).raised())
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isEqualTo(Kind.SPREAD);
              assertThat(one.direction()).isEqualTo(Direction.UP);
            });
  }

  @Test
  void over_daysOff_areNoNews() {
    double[] values = usual(60);
    values[50] = 60;
    boolean[] quiet = new boolean[60];
    double[] largest = new double[60];
    Course course = new Course(values, largest, quiet, Scale.COUNT, 450, Pace.WEEKS);
    quiet[50] = true;
    Course off = new Course(values, largest, quiet, Scale.COUNT, 450, Pace.WEEKS);

    assertThat(watch.over(course).raised()).extracting(Anomaly::kind).containsExactly(Kind.SPIKE);
    assertThat(watch.over(off).raised()).isEmpty();
  }

  @Test
  void over_smallCounts_needAtLeastSoMany() {
    double[] values = new double[60];
    Arrays.setAll(values, t -> t % 2);
    values[50] = 9;

    assertThat(watch.over(Course.of(values, Scale.COUNT, 2, Pace.WEEKS)).raised()).isEmpty();
  }

  @Test
  void over_whatRepeatsEachWeek_isUsual() {
    double[] values = new double[140];
    Random random = new Random(2);
    Arrays.setAll(values, t -> t % 7 >= 5 ? 0 : t % 7 == 2 ? 900 : 300 + random.nextInt(20));

    assertThat(watch.over(Course.of(values, Scale.COUNT, 300, Pace.DAYS)).raised()).isEmpty();
  }

  /** The shape of a course up to then decides; what comes later changes nothing that was told. */
  @Test
  void over_judgesEachStepByWhatWasKnownThen() {
    Course whole = Planted.of(Pace.WEEKS, Scale.COUNT, Kind.LEVEL_SHIFT, 3).course();
    int cut = 130;
    Course begun =
        new Course(
            Arrays.copyOf(whole.values(), cut),
            Arrays.copyOf(whole.largest(), cut),
            Arrays.copyOf(whole.quiet(), cut),
            Scale.COUNT,
            whole.perStep(),
            Pace.WEEKS);

    List<Anomaly> all = watch.over(whole).raised();

    assertThat(all).isNotEmpty();
    assertThat(watch.over(begun).raised())
        .isEqualTo(all.stream().filter(one -> one.raised() < cut).toList());
  }

  @Test
  void over_whatCannotBeJudged_isRefusedWithTheReason() {
    assertThat(code()).isEqualTo(Code.EMPTY);
    assertThat(code(Double.NaN, Double.NaN)).isEqualTo(Code.EMPTY);
    assertThat(code(7)).isEqualTo(Code.TOO_SHORT);
    assertThat(code(usual(20))).isEqualTo(Code.TOO_SHORT);
    assertThat(code(filled(60, 5))).isEqualTo(Code.CONSTANT);
    double[] gapped = usual(60);
    for (int t = 5; t < 50; t += 2) {
      gapped[t] = Double.NaN;
    }
    assertThat(code(gapped)).isEqualTo(Code.GAPPED);
    assertThat(code(with(usual(60), 30, Double.POSITIVE_INFINITY))).isEqualTo(Code.NOT_FINITE);
    assertThat(code(with(usual(60), 30, 1e300))).isEqualTo(Code.NOT_FINITE);
    assertThat(code(with(usual(60), 30, -1))).isEqualTo(Code.OUT_OF_BOUNDS);
    double[] exploding = new double[60];
    Arrays.setAll(exploding, t -> Math.pow(2, t));
    assertThat(code(exploding)).isEqualTo(Code.EXPLODING);
    assertThat(refusal(Course.of(usual(60), Scale.COUNT, 0.5, Pace.WEEKS)).code())
        .isEqualTo(Code.TOO_FEW_EVENTS);
    assertThat(refusal(Course.of(with(usual(60), 3, 2), Scale.FRACTION, 50, Pace.WEEKS)).code())
        .isEqualTo(Code.OUT_OF_BOUNDS);
    assertThat(refusal(weeks(7)).text()).contains("1 settled value");
  }

  @Test
  void over_aChangeOfUnit_isALevelShift_evenShortlyBeforeTheEnd() {
    for (double factor : new double[] {1_000, 1 / 60.0}) {
      for (int at : new int[] {60, 110}) {
        double[] values = usual(120);
        for (int t = at; t < 120; t++) {
          values[t] *= factor;
        }
        int began = at;

        Watched watched = watch.over(Course.of(values, Scale.AMOUNT, 450, Pace.WEEKS));

        assertThat(watched.lasting())
            .as("times %s at %s", factor, at)
            .anySatisfy(
                one -> {
                  assertThat(one.kind()).isEqualTo(Kind.LEVEL_SHIFT);
                  assertThat(one.at()).isEqualTo(began);
                });
      }
    }
  }

  /** Where a tenth of the steps are far out, one that is as far is nothing new. */
  @Test
  void over_heavyTails_makeFarStepsUsual() {
    Random random = new Random(4);
    double[] calm = new double[120];
    Arrays.setAll(calm, t -> 1_000 * Math.exp(0.05 * random.nextGaussian()));
    double[] wild = calm.clone();
    for (int t = 9; t < 110; t += 10) {
      wild[t] *= t % 20 == 9 ? 1.3 : 0.75;
    }
    calm[115] *= 1.6;
    wild[115] *= 1.6;

    assertThat(watch.over(Course.of(calm, Scale.AMOUNT, 50, Pace.WEEKS)).raised())
        .extracting(Anomaly::at)
        .containsExactly(115);
    assertThat(watch.over(Course.of(wild, Scale.AMOUNT, 50, Pace.WEEKS)).raised())
        .extracting(Anomaly::at)
        .doesNotContain(115);
  }

  /** Ten public holidays a year, on which hardly anybody works, by days. */
  @Test
  void over_publicHolidays_areToldTwiceAtMost() {
    Random random = new Random(6);
    int[] off = {18, 49, 88, 91, 120, 150, 184, 246, 285, 330, 331};
    double[] values = new double[730];
    Arrays.setAll(values, t -> t % 7 > 4 ? 0 : Math.rint(300 + 20 * random.nextGaussian()));
    for (int year = 0; year < 730; year += 365) {
      for (int day : off) {
        values[year + day] = Math.min(values[year + day], random.nextInt(3));
      }
    }

    assertThat(watch.over(Course.of(values, Scale.COUNT, 200, Pace.DAYS)).lasting())
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void over_aBalanceBelowZero_isJudged() {
    double[] values = Arrays.stream(usual(60)).map(value -> value - 500).toArray();
    values[50] = -3_000;

    assertThat(watch.over(Course.of(values, Scale.BALANCE, 450, Pace.WEEKS)).raised())
        .extracting(Anomaly::at)
        .containsExactly(50);
  }

  @Test
  void over_aProjectThatEnded_isToldAsMissingOnce_andSaysThatItMayBeOver() {
    double[] values = usual(80);
    Arrays.fill(values, 55, 80, 0);

    Watched watched = over(values);

    assertThat(watched.lasting()).extracting(Anomaly::kind).containsExactly(Kind.MISSING);
    assertThat(watched.ended()).isTrue();
    assertThat(over(usual(80)).ended()).isFalse();
  }

  private Code code(double... values) {
    return refusal(weeks(values)).code();
  }

  private Watched.Refused refusal(Course course) {
    return Objects.requireNonNull(watch.over(course).refused(), "it was judged");
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] with(double[] values, int at, double value) {
    values[at] = value;
    return values;
  }
}
