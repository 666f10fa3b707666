package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.AuditChain.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTrailsTest {
  private static final Instant END = Instant.parse("2026-07-01T12:00:00Z");
  private static final DemoFirm FIRM = DemoFirm.until(END).sized(3000);

  @Test
  void report_ofAllThatWasMade_findsEveryTrailIntact() {
    DemoTrails trails = new DemoTrails();
    FIRM.stream().forEach(trails::add);
    List<AuditChain> chains = FIRM.report(END, Map.of(), trails).chains();

    assertThat(chains).hasSizeGreaterThan(1);
    assertThat(chains).extracting(AuditChain::condition).containsOnly(Condition.INTACT);
    assertThat(chains).extracting(AuditChain::entries).allMatch(entries -> entries > 0);
  }

  @Test
  void report_whereAnEntryIsMissing_findsItsTrailEdited() {
    DemoTrails trails = new DemoTrails();
    FIRM.stream()
        .filter(event -> event.eventType().equals(Types.AUDITED))
        .skip(1)
        .forEach(trails::add);

    assertThat(FIRM.report(END, Map.of(), trails).chains())
        .extracting(AuditChain::condition)
        .containsOnlyOnce(Condition.EDITED);
  }
}
