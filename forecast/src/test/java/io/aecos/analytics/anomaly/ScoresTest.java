package io.aecos.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.anomaly.Anomaly.Kind;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/insights.md} stays true: the same courses, fewer of them. */
class ScoresTest {
  @Test
  void weeks_findWhatWasPlanted_andCryRarely() {
    Scores scores = Scores.run(Pace.WEEKS, 8, 7);

    assertThat(scores.falsePerYear()).isLessThanOrEqualTo(0.35);
    assertThat(scores.of(Kind.BURST).recall()).isGreaterThan(0.85);
    assertThat(scores.of(Kind.SPIKE).recall()).isGreaterThan(0.6);
    assertThat(scores.of(Kind.LEVEL_SHIFT).recall()).isGreaterThan(0.7);
    assertThat(scores.of(Kind.MISSING).recall()).isGreaterThan(0.9);
    assertThat(scores.of(Kind.SPREAD).recall()).isGreaterThan(0.45);
  }

  @Test
  void days_cryRarely() {
    Scores scores = Scores.run(Pace.DAYS, 1, 45);

    assertThat(scores.falsePerYear()).isLessThanOrEqualTo(1);
    assertThat(scores.of(Kind.MISSING).recall()).isEqualTo(1);
  }
}
