package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Derived ids are in every ledger: a changed derivation would import everything again. */
final class EventIdsTest {

  @Test
  void of_parts_neverChanges() {
    assertThat(EventIds.of("parse", "tower", "interactions.jsonl", "17"))
        .hasToString("60b52f75-aa53-564b-b6e4-6b5be7ea8d22");
    assertThat(EventIds.of()).hasToString("10365ef6-ddd4-5773-90da-46ed73838479");
  }

  @Test
  void of_rawBytes_neverChanges() {
    assertThat(EventIds.of("quarantine", "http", "{\"id\":7}".getBytes(StandardCharsets.UTF_8)))
        .hasToString("c85baac9-3a80-5f0a-aad4-9cafe31eab5d");
  }

  @Test
  void of_partsThatJoinAlike_areToldApart() {
    assertThat(EventIds.of("ab", "c")).isNotEqualTo(EventIds.of("a", "bc"));
    assertThat(EventIds.of("ab", "c")).isNotEqualTo(EventIds.of("abc"));
  }
}
