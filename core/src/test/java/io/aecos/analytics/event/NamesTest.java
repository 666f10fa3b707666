package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One name in whatever form it comes, and what came beside it. */
final class NamesTest {
  private static final String COMPOSED = "Jos\u00e9";
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jos\u00e9",
        "Jose\u0301",
        " Jos\u00e9\t",
        "\u00a0Jose\u0301\u3000",
        "Jo\u200bs\u00e9",
        "\ufeffJose\u2060\u0301",
        "\u0001Jos\u00e9\u0085"
      })
  void normal_formsOfOneName_areOne(String form) {
    assertThat(Names.normal(form)).isEqualTo(COMPOSED);
  }

  @Test
  void normal_whatDiffersForAReader_staysApart() {
    assertThat(Names.normal("Jose")).isEqualTo("Jose");
    assertThat(Names.normal("JOS\u00c9")).isEqualTo("JOS\u00c9");
    assertThat(Names.normal("mia  lee")).isEqualTo("mia  lee");
    assertThat(Names.normal("\ufb01n")).isEqualTo("\ufb01n");
    assertThat(Names.normal("a\u200db")).isEqualTo("a\u200db");
    assertThat(Names.normal("\u0000a")).isEqualTo("\u0000a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b", " \ufeff "})
  void normal_blank_saysNothing(String blank) {
    assertThat(Names.normal(blank)).isNull();
  }

  @Test
  void event_namesInAnotherForm_areNormalAndKeptAsTheyCame() {
    Event event = event(" Jose\u0301", "p");

    assertThat(event.user()).isEqualTo(COMPOSED);
    assertThat(event.attributes()).isEqualTo(Map.of(Event.RECEIVED, Map.of("user", " Jose\u0301")));
    assertThat(EventJson.readBody(event.id(), event.occurredAt(), EventJson.writeBody(event)))
        .isEqualTo(event);
  }

  @Test
  void event_namesInNormalForm_haveNothingBesideThem() {
    assertThat(event(COMPOSED, "p").attributes()).isEmpty();
    assertThat(event("\u00a0", "p").user()).isNull();
  }

  @Test
  void storedEvent_ofAnOlderLedger_isReadInNormalForm() {
    byte[] body =
        "{\"module\":\"parser\",\"type\":\"parse_completed\",\"user\":\"mia \",\"source\":\"http\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(EventJson.readBody(new UUID(1, 2), NOW, body).user()).isEqualTo("mia");
  }

  private static Event event(String user, String project) {
    return Event.builder(new UUID(1, 2), NOW, EventType.parse("parser/parse_completed"), "http")
        .user(user)
        .project(project)
        .build();
  }
}
