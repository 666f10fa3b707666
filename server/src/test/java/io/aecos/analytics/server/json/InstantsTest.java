package io.aecos.analytics.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InstantsTest {
  private final JsonMapper json = JsonMapper.builder().addModule(Instants.module()).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T00:00:00Z",
        "2026-11-30T10:15:00.000000001Z",
        "1969-12-31T23:45:00Z",
        "2026-11-30T10:15:07.250Z"
      })
  void module_writesWhatTheLibraryWrites(String text) {
    Instant instant = Instant.parse(text);
    String plain = JsonMapper.builder().build().writeValueAsString(Map.of("t", List.of(instant)));

    for (int i = 0; i < 2; i++) {
      assertThat(json.writeValueAsString(Map.of("t", List.of(instant)))).isEqualTo(plain);
    }
    assertThat(plain).contains(text);
  }
}
