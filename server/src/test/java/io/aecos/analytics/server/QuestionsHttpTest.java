package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QuestionsHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(Events.generated(i < 20 ? "tower" : "school", "mia")).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void metric_countsAndDrillsDownToTheSameEvents() {
    JsonNode answer =
        server.json("/api/metrics/elements_generated?period=7d&by=project&compare=previous");
    JsonNode events =
        server.json("/api/events?metric=elements_generated&period=7d&limit=7&project=tower");

    assertThat(answer.path("value").asInt()).isEqualTo(30);
    assertThat(answer.path("events").asInt()).isEqualTo(30);
    assertThat(answer.path("groups").get(0).path("key").path("project").asString())
        .isEqualTo("tower");
    assertThat(answer.path("groups").get(0).path("value").asInt()).isEqualTo(20);
    assertThat(events.path("total").asInt()).isEqualTo(20);
    assertThat(events.path("events")).hasSize(7);
  }

  @Test
  void metric_againstAnotherPeriod_isComparedWithIt() {
    String query = "period=today&tz=UTC&against=";
    JsonNode one = server.json("/api/metrics/elements_generated?" + query + "all");
    JsonNode none =
        server.json("/api/metrics/elements_generated?" + query + "2020-02-01..2020-02-29");
    JsonNode view =
        TestServer.json(
            server.post(
                "/api/metrics/query",
                "application/json",
                "{\"period\":\"7d\",\"against\":\"2020-02-01..2020-02-29\",\"tz\":\"UTC\","
                    + "\"queries\":[{\"metric\":\"elements_generated\"}]}"));

    assertThat(one.path("previous").asInt()).isEqualTo(30);
    assertThat(none.path("previous").asInt(-1)).isZero();
    assertThat(view.path("comparison").path("from").asString()).isEqualTo("2020-02-01T00:00:00Z");
    assertThat(view.path("comparison").path("to").asString()).isEqualTo("2020-03-01T00:00:00Z");
    assertThat(view.path("results").get(0).path("previous").asInt(-1)).isZero();
  }

  @Test
  void events_pagesReachEveryEventOnce() {
    java.util.Set<String> seen = new java.util.HashSet<>();
    String cursor = "";
    do {
      JsonNode page = server.json("/api/events?period=7d&limit=8" + cursor);
      page.path("events")
          .forEach(event -> assertThat(seen.add(event.path("id").asString())).isTrue());
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(30);
  }

  @Test
  void zones_areThoseThatTzCanBe() {
    JsonNode zones = server.json("/api/zones").path("zones");

    assertThat(zones).extracting(JsonNode::asString).contains("UTC", "Asia/Kolkata").isSorted();
    for (JsonNode zone : List.of(zones.get(0), zones.get(zones.size() - 1))) {
      assertThat(server.get("/api/metrics/elements_generated?tz=" + zone.asString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void view_queryCanIgnoreAFilterOfTheView() {
    JsonNode view =
        post(
            """
            {"period":"7d","filters":{"project":["school"],"user":["mia"]},
             "queries":[{"metric":"elements_generated","by":["project"],"without":["project"]},
                        {"metric":"elements_generated"},
                        {"metric":"elements_generated","by":["project"],"without":["region"]}]}""");

    assertThat(view.path("results").get(0).path("groups")).hasSize(2);
    assertThat(view.path("results").get(0).path("value").asInt()).isEqualTo(30);
    assertThat(view.path("results").get(1).path("value").asInt()).isEqualTo(10);
    assertThat(view.path("results").get(2).path("groups")).hasSize(1);
  }

  @Test
  void view_filterToIgnoreThatIsNoDimensionIsRefused() {
    JsonNode problem =
        post(
            """
            {"period":"7d","queries":[{"metric":"elements_generated","without":["projekt"]}]}""");

    assertThat(problem.path("code").asString()).isEqualTo("UNKNOWN_DIMENSION");
    assertThat(problem.path("field").asString()).isEqualTo("queries[0].without");
  }

  @Test
  void view_oneFailedMetricSpoilsOnlyItself() {
    JsonNode view =
        post(
            """
            {"period":"7d","compare":"previous","grain":"auto","filters":{"project":["school"]},
             "queries":[{"metric":"elements_generated","by":["project"],"series":true},
                        {"metric":"elements_generatd"}]}""");

    assertThat(view.path("results").get(0).path("value").asInt()).isEqualTo(10);
    assertThat(view.path("results").get(1).path("error").path("code").asString())
        .isEqualTo("UNKNOWN_METRIC");
    assertThat(view.path("results").get(1).path("error").path("allowed").toString())
        .contains("elements_generated");
    assertThat(view.path("grain").asString()).isEqualTo("day");
  }

  @Test
  void dimension_listsItsValuesWithTheirEvents() {
    JsonNode values = server.json("/api/dimensions/project?period=7d").path("values");

    assertThat(values.get(0).path("value").asString()).isEqualTo("tower");
    assertThat(values.get(0).path("events").asInt()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/metrics/elements_generated?period=30x        | 400 | period
          /api/metrics/elements_generated?perod=30d         | 400 | perod
          /api/metrics/elements_generated?compare=x         | 400 | compare
          /api/metrics/elements_generated?against=..        | 400 | against
          /api/metrics/elements_generated?against=30x       | 400 | against
          /api/metrics/elements_generated?against=2026-03-02..2026-03-01 | 400 | against
          /api/metrics/elements_generated?against=7d&compare=year | 400 | against
          /api/metrics/elements_generated?grain=minute      | 400 | grain
          /api/metrics/elements_generated?by=colour         | 400 | by
          /api/metrics/elements_generated?tz=Mars           | 400 | tz
          /api/metrics/elements_generated?limit=0           | 400 | limit
          /api/metrics/elements_generated?series=1          | 400 | series
          /api/metrics/elements_generatd                    | 404 | metric
          /api/events?limit=1001                            | 400 | limit
          /api/events?metric=nope                           | 404 | metric
          /api/dimensions/colour                            | 404 | name
          /api/sources?x=1                                  | 400 | x
          /api/quarantine?limit=many                        | 400 | limit
          """)
  void wrongQuestion_isToldTheFieldAndWhatIsAllowed(String path, int status, String field) {
    HttpResponse<byte[]> answer = server.get(path);
    JsonNode problem = TestServer.json(answer);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.path("field").asString()).isEqualTo(field);
    assertThat(problem.path("id").asString()).isNotEmpty();
    if (!path.contains("?x=1")) {
      assertThat(problem.path("allowed")).as(problem.toString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                   | INVALID_BODY
          {"queries":[]}                                      | INVALID_QUERY
          {"queries":[{"by":["project"]}]}                    | INVALID_QUERY
          {"queries":[{"metric":"parses","limit":-1}]}        | INVALID_QUERY
          {"colour":1,"queries":[{"metric":"parses"}]}        | INVALID_BODY
          {"period":"x","queries":[{"metric":"parses"}]}      | INVALID_PERIOD
          {"filters":{"a":["b"]},"queries":[{"metric":"parses"}]} | INVALID_QUERY
          """)
  void wrongView_isAProblem(String body, String code) {
    HttpResponse<byte[]> answer = server.post("/api/metrics/query", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo(code);
  }

  @Test
  void unknownAddress_isAProblem() {
    HttpResponse<byte[]> answer = server.get("/api/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("NOT_FOUND");
  }

  @Test
  void wrongMethod_isAProblemWithTheRightOnes() {
    HttpResponse<byte[]> answer = server.send(server.request("/api/status").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(TestServer.json(answer).path("allowed").toString()).contains("GET");
  }

  @Test
  void rebuild_givesTheSameContent() {
    JsonNode rebuilt = server.rebuilt();

    assertThat(rebuilt.path("equal").asBoolean()).isTrue();
    assertThat(rebuilt.path("rows").asInt()).isEqualTo(30);
  }

  @Test
  void metricTests_allPass() {
    JsonNode tests = TestServer.json(server.post("/api/metrics/test", "application/json", ""));

    assertThat(tests.path("failed").asInt()).isZero();
    assertThat(tests.path("passed").asInt()).isPositive();
  }

  @Test
  void openapi_listsEveryEndpointOfTheContract() {
    JsonNode paths = server.json("/api/openapi.json").path("paths");

    for (String path :
        new String[] {
          "/api/metrics",
          "/api/metrics/{name}",
          "/api/metrics/query",
          "/api/events",
          "/api/dimensions/{name}",
          "/api/sources",
          "/api/accounting",
          "/api/quarantine",
          "/api/status",
          "/api/imports",
          "/api/imports/{id}",
          "/api/rebuild",
          "/api/rebuild/{id}",
          "/api/backup",
          "/api/retain",
          "/api/restore-archive",
          "/api/upkeep/{id}",
          "/api/stream"
        }) {
      assertThat(paths.has(path)).as(path).isTrue();
    }
  }

  @Test
  void prometheus_tellsIntakeLagAndQueries() {
    String text = new String(server.get("/actuator/prometheus").body());

    assertThat(text)
        .contains("aecos_intake_events_total{outcome=\"stored\"}")
        .contains("aecos_projection_behind")
        .contains("aecos_query_seconds_count");
  }

  private static JsonNode post(String body) {
    return TestServer.json(server.post("/api/metrics/query", "application/json", body));
  }
}
