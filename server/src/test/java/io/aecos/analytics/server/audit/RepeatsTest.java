package io.aecos.analytics.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  private final Repeats repeats = new Repeats();

  private static AuditAct at(long seconds) {
    return AuditAct.of(NOW.plusSeconds(seconds), new AuditActor("mia", "password"), "sign-in", "");
  }

  @Test
  void isFirst_countsTheOthersOfAMinute_andTellsThemWhenItIsOver() {
    assertThat(repeats.isFirst("mia", at(0))).isTrue();
    assertThat(repeats.isFirst("mia", at(10))).isFalse();
    assertThat(repeats.isFirst("mia", at(59))).isFalse();
    assertThat(repeats.isFirst("tom", at(59))).isTrue();
    assertThat(repeats.counted(NOW.plusSeconds(59), false)).isEmpty();

    assertThat(repeats.counted(NOW.plusSeconds(60), false))
        .singleElement()
        .satisfies(act -> assertThat(act.size()).isEqualTo(2))
        .satisfies(act -> assertThat(act.filters()).isEqualTo("again=2"))
        .satisfies(act -> assertThat(act.at()).isEqualTo(NOW.plusSeconds(60)));
    assertThat(repeats.counted(NOW.plusSeconds(60), false)).isEmpty();
  }

  @Test
  void isFirst_afterAMinuteOrWhenTheClockGoesBack_isAgain() {
    assertThat(repeats.isFirst("mia", at(0))).isTrue();
    assertThat(repeats.isFirst("mia", at(60))).isTrue();
    assertThat(repeats.isFirst("mia", at(-5))).isTrue();
  }

  @Test
  void counted_atTheEnd_tellsAll() {
    repeats.isFirst("mia", at(0));
    repeats.isFirst("mia", at(1));

    assertThat(repeats.counted(NOW.plusSeconds(2), true)).hasSize(1);
  }
}
