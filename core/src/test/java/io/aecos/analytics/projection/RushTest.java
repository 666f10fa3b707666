package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RushTest {
  private static final long SECOND = 1_000_000_000L;
  private final Rush rush = new Rush(0);

  @Test
  void few_areNoRush() {
    rush.delivered(Rush.EVENTS_PER_SECOND / 2);
    assertThat(rush.isOn(SECOND)).isFalse();
  }

  @Test
  void many_areOne_untilTheyEnd() {
    rush.delivered(Rush.EVENTS_PER_SECOND);
    assertThat(rush.isOn(SECOND / 2)).isTrue();
    rush.delivered(Rush.EVENTS_PER_SECOND);
    assertThat(rush.isOn(SECOND)).isTrue();
    assertThat(rush.isOn(2 * SECOND)).isFalse();
  }

  @Test
  void many_inALongTime_areNone() {
    rush.delivered(2 * Rush.EVENTS_PER_SECOND);
    assertThat(rush.isOn(3 * SECOND)).isFalse();
  }
}
