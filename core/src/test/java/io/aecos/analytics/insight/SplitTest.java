package io.aecos.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Contribution;
import io.aecos.analytics.insight.Split.Part;
import io.aecos.analytics.insight.Split.Whole;
import io.aecos.analytics.metric.Definition.Operator;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final Formula COUNT = new Formula.Measured(new Measure.Count(Condition.ALWAYS));
  private static final Sums SUM = new Sums(COUNT, null, 1, 0);
  private static final Sums RATIO = new Sums(COUNT, COUNT, 1, 0);

  @Test
  void along_addsUpToTheLastDigitForAnyParts() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Sums sums = random.nextBoolean() ? SUM : RATIO;
      List<Part> parts = parts(random, sums.isRatio());
      Whole whole = whole(sums, parts);
      if (whole == null) {
        continue;
      }

      Along along = new Split(sums, parts, whole).along("project");

      assertThat(sum(along, false)).isEqualByComparingTo(whole.change());
      if (sums.isRatio()) {
        assertThat(sum(along, true)).isEqualByComparingTo(whole.change());
        for (Contribution one : along.contributions()) {
          assertThat(one.rate().add(one.mix())).isEqualByComparingTo(one.contribution());
        }
      }
    }
  }

  /**
   * Amounts of very different sizes, with many decimals, some negative, some in one period alone.
   */
  private static List<Part> parts(Random random, boolean ratio) {
    List<Part> parts = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      double[] numbers = new double[4];
      for (int n = 0; n < 4; n++) {
        double size = Math.pow(10, random.nextInt(9) - 3);
        boolean none = random.nextInt(6) == 0;
        numbers[n] = none ? 0 : size * (random.nextDouble() - (ratio ? 0 : 0.2));
      }
      parts.add(
          new Part(
              "p" + i,
              numbers[0],
              ratio ? numbers[1] : 1,
              numbers[2],
              ratio ? numbers[3] : 1,
              1,
              1));
    }
    return parts;
  }

  private static Whole whole(Sums sums, List<Part> parts) {
    Part all = parts.stream().reduce(Part::and).orElseThrow();
    Double now = sums.value(all.top(), all.bottom());
    Double then = sums.value(all.topBefore(), all.bottomBefore());
    return now == null || then == null
        ? null
        : new Whole(all, Apportioned.shown(now), Apportioned.shown(then));
  }

  private static BigDecimal sum(Along along, boolean apart) {
    return apart
        ? along.rate().add(along.mix())
        : along.contributions().stream()
            .map(Contribution::contribution)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Two offices, 90 of 100 and 20 of 40 before, 45 of 50 and 40 of 80 after: neither got better or
   * worse, but the weaker one does more. Simpson's case is all mix.
   */
  @Test
  void along_tellsAShiftOfShareFromAChangeOfRate() {
    List<Part> parts =
        List.of(
            new Part("strong", 45, 50, 90, 100, 50, 100), new Part("weak", 40, 80, 20, 40, 80, 40));

    Along along = new Split(RATIO, parts, whole(RATIO, parts)).along("project");

    assertThat(along.rate().doubleValue()).isZero();
    assertThat(along.mix().doubleValue()).isCloseTo(85.0 / 130 - 110.0 / 140, within(1e-11));
  }

  /**
   * Equal shares: 30 of 50 became 40 of 50, 20 of 50 stayed. All of the 0.1 is the first's rate.
   */
  @Test
  void along_ofEqualSharesIsAllRate() {
    List<Part> parts =
        List.of(new Part("a", 40, 50, 30, 50, 50, 50), new Part("b", 20, 50, 20, 50, 50, 50));

    Along along = new Split(RATIO, parts, whole(RATIO, parts)).along("project");

    assertThat(along.contributions().get(0).key()).isEqualTo("a");
    assertThat(along.contributions().get(0).rate()).isEqualByComparingTo("0.1");
    assertThat(along.mix()).isEqualByComparingTo("0");
    assertThat(along.contributions().get(1).contribution()).isEqualByComparingTo("0");
  }

  @Test
  void along_isMostUnevenWhereOnePartAloneMoved() {
    List<Part> even =
        List.of(new Part("a", 20, 1, 10, 1, 20, 10), new Part("b", 40, 1, 20, 1, 40, 20));
    List<Part> one =
        List.of(new Part("a", 40, 1, 10, 1, 40, 10), new Part("b", 20, 1, 20, 1, 20, 20));

    assertThat(new Split(SUM, even, whole(SUM, even)).along("x").uneven())
        .isEqualByComparingTo("0");
    assertThat(new Split(SUM, one, whole(SUM, one)).along("x").uneven().doubleValue())
        .isGreaterThan(1);
  }

  @Test
  void sums_knowWhatAddsUp() {
    Formula distinct =
        new Formula.Measured(
            new Measure.Distinct(Condition.ALWAYS, Dimension.of(EventColumn.USER)));
    Formula ratio = new Formula.Binary(Operator.DIVIDED_BY, COUNT, COUNT);
    Formula rest = new Formula.Binary(Operator.MINUS, new Formula.Constant(1), ratio);

    assertThat(Sums.of(COUNT)).hasValueSatisfying(sums -> assertThat(sums.isRatio()).isFalse());
    assertThat(Sums.of(rest))
        .hasValueSatisfying(sums -> assertThat(sums.value(-3, 4)).isEqualTo(0.25));
    assertThat(Sums.of(distinct)).isEmpty();
    assertThat(Sums.of(new Formula.Binary(Operator.DIVIDED_BY, distinct, COUNT))).isEmpty();
  }
}
