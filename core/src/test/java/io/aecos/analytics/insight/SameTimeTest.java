package io.aecos.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.insight.Insight.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameTimeTest {
  private static final Phrase WEEK = Phrase.of("in.week", new Phrase.Name("26 October"));
  private static final Phrase OTHER = Phrase.of("in.week", new Phrase.Name("2 November"));

  @Test
  void burstAndSpikesOfOneStep_areToldOnce_theBurstFirst_withTheHighestRank() {
    Insight spike = insight("saved", Kind.SPIKE, WEEK, 0.9);
    Insight burst = insight("generated", Kind.BURST, WEEK, 0.5);
    Insight cost = insight("cost", Kind.BURST, WEEK, 0.4);

    List<Insight> told = SameTime.toldOnce(List.of(cost, spike, burst));

    assertThat(told).containsExactly(burst.ranked(0.9).with(List.of(spike, cost)));
  }

  @Test
  void otherStepsAndOtherKinds_standAlone() {
    Insight spike = insight("saved", Kind.SPIKE, WEEK, 0.9);
    Insight later = insight("saved", Kind.SPIKE, OTHER, 0.8);
    Insight shift = insight("cost", Kind.LEVEL_SHIFT, WEEK, 0.7);

    assertThat(SameTime.toldOnce(List.of(spike, later, shift)))
        .containsExactlyInAnyOrder(spike, later, shift);
  }

  private static Insight insight(String metric, Kind kind, Phrase period, double rank) {
    return new Insight(
        kind.word() + ":" + metric,
        kind,
        metric,
        Phrase.NONE,
        Phrase.NONE,
        Phrase.NONE,
        period,
        rank,
        Insight.Where.HERE);
  }
}
