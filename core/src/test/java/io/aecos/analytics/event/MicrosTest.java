package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

  @Test
  void notBefore_isTheFirstMicrosecondThatIsNotEarlier() {
    Instant whole = Instant.parse("2026-11-30T10:00:00.000001Z");

    assertThat(Micros.notBefore(whole)).isEqualTo(Micros.of(whole));
    assertThat(Micros.notBefore(whole.plusNanos(1))).isEqualTo(Micros.of(whole) + 1);
    assertThat(Micros.notBefore(Instant.EPOCH.minusNanos(1))).isZero();
    assertThat(Micros.notBefore(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Micros.notBefore(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
