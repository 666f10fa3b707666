package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How far "all time" reaches where the work of a firm is long over and people still sign in. */
class AllOfTimeHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    deliver("generation/element_generated", "2024-03-02T12:00:00Z", "tower");
    deliver("generation/element_generated", "2024-03-04T12:00:00Z", "school");
    deliver("parser/parse_completed", "2024-03-09T12:00:00Z", "tower");
    server.send(server.anonymous(server.signInPath()).GET());
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void view_spansWhatAllItsMetricsCount() {
    JsonNode view =
        view(
            "{\"metric\":\"elements_generated\",\"without\":[\"project\"]},{\"metric\":\"parses\"}");

    assertThat(view.path("period").path("from").asString()).isEqualTo("2024-03-02T00:00:00Z");
    assertThat(view.path("period").path("to").asString()).isEqualTo("2024-03-10T00:00:00Z");
    assertThat(view.path("results").get(0).path("value").asInt()).isEqualTo(2);
    assertThat(view.path("results").get(1).path("value").asInt()).isEqualTo(1);
    for (JsonNode result : view.path("results")) {
      assertThat(result.path("series")).hasSize(8);
      assertThat(result.path("series").get(0).path("t").asString())
          .isEqualTo("2024-03-02T00:00:00Z");
    }
  }

  @Test
  void view_thatCountsSignIns_reachesToToday() {
    JsonNode view = view("{\"metric\":\"sign_ins\"},{\"metric\":\"parses\"}");

    assertThat(view.path("period").path("from").asString()).isEqualTo("2024-03-09T00:00:00Z");
    assertThat(view.path("period").path("to").asString())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z");
  }

  @Test
  void events_areAllThatTheNumberCounts() {
    for (String metric : new String[] {"elements_generated", "active_users", "sign_ins"}) {
      String question = "?metric=" + metric + "&period=all";
      assertThat(server.json("/api/events" + question).path("total").asInt())
          .as(metric)
          .isEqualTo(server.json("/api/metrics/" + metric + "?period=all").path("events").asInt())
          .isPositive();
    }
    assertThat(server.json("/api/events?period=all").path("total").asInt()).isEqualTo(4);
  }

  private static JsonNode view(String queries) {
    String body =
        "{\"period\":\"all\",\"grain\":\"day\",\"tz\":\"UTC\",\"filters\":{\"project\":[\"tower\"]},"
            + "\"queries\":["
            + queries
            + "]}";
    return TestServer.json(server.post("/api/metrics/query", "application/json", body));
  }

  private static void deliver(String type, String at, String project) {
    String[] names = type.split("/");
    server.post(
        "/api/events",
        "application/json",
        """
        {"id":"%s","occurredAt":"%s","module":"%s","type":"%s","project":"%s","user":"mia","value":1}"""
            .formatted(UUID.randomUUID(), at, names[0], names[1], project));
  }
}
