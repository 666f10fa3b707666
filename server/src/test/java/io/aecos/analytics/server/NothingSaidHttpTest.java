package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What events do not say, the word "(none)", and numbers as they came, over HTTP. */
final class NothingSaidHttpTest {
  private static final String QUERY = "period=all&module=compliance";

  @TempDir static Path directory;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(directory);
    send(5, "\"attributes\":{}");
    send(3, "\"attributes\":{\"section\":\"\"}");
    send(7, "\"attributes\":{\"section\":\"(none)\"}");
    send(
        1,
        "\"attributes\":{\"section\":\"n\",\"lon\":37.77492951234567,\"big\":9223372036854775808123,\"deep\":[0.12345678901234567]}");
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void send(int times, String members) {
    for (int i = 0; i < times; i++) {
      String event =
          "{\"id\":\"%s\",\"occurredAt\":\"2026-11-02T09:15:00Z\",\"module\":\"compliance\",\"type\":\"rule_evaluated\",\"value\":0,%s}"
              .formatted(UUID.randomUUID(), members);
      assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void groups_tellNothingSaidAsNull_andTheWordAsAWord() {
    JsonNode groups =
        server.json("/api/metrics/compliance_violations?by=section&" + QUERY).path("groups");

    assertThat(groups.size()).isEqualTo(3);
    assertThat(groups.get(0).path("key").path("section").isNull()).isTrue();
    assertThat(groups.get(0).path("events").asInt()).isEqualTo(8);
    assertThat(groups.get(1).path("key").path("section").asString()).isEqualTo("(none)");
    assertThat(groups.get(1).path("events").asInt()).isEqualTo(7);
  }

  @Test
  void menus_offerWhatIsNotSaid_beforeAllElse() {
    JsonNode values = server.json("/api/dimensions/section?" + QUERY).path("values");

    assertThat(values.toString())
        .isEqualTo(
            "[{\"value\":null,\"events\":8},{\"value\":\"(none)\",\"events\":7},"
                + "{\"value\":\"n\",\"events\":1}]");
  }

  @ParameterizedTest
  @CsvSource({
    "section=, 8",
    "section=(none), 7",
    "section=&section=n, 9",
    "section=%C2%A0, 8",
    "section=n%20, 1"
  })
  void drillThrough_hasAsManyRowsAsItsBar(String filter, int rows) {
    String query = "metric=compliance_violations&" + QUERY + "&" + filter;

    assertThat(server.json("/api/events?" + query).path("total").asInt()).isEqualTo(rows);
    assertThat(new String(server.get("/api/events.csv?" + query).body(), StandardCharsets.UTF_8))
        .hasLineCount(rows + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [null]          | 8
          [""]            | 8
          ["(none)"]      | 7
          [null,"(none)"] | 15
          """)
  void post_asksForNothingSaidByNullOrEmpty(String values, int events) {
    String body =
        "{\"period\":\"all\",\"filters\":{\"section\":%s},\"queries\":[{\"metric\":\"compliance_violations\"}]}"
            .formatted(values);
    JsonNode answer = TestServer.json(server.post("/api/metrics/query", "application/json", body));

    assertThat(answer.path("results").get(0).path("events").asInt()).isEqualTo(events);
  }

  @Test
  void events_giveNumbersAsTheyCame() {
    String json =
        new String(server.get("/api/events?section=n&" + QUERY).body(), StandardCharsets.UTF_8);
    String csv =
        new String(server.get("/api/events.csv?section=n&" + QUERY).body(), StandardCharsets.UTF_8);

    assertThat(json)
        .contains("\"lon\":37.77492951234567")
        .contains("\"big\":9223372036854775808123")
        .contains("\"deep\":[0.12345678901234567]");
    assertThat(csv)
        .contains("37.77492951234567")
        .contains("9223372036854775808123")
        .contains("0.12345678901234567");
  }
}
