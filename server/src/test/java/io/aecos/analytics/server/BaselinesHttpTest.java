package io.aecos.analytics.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ten walls, half of them before 1 April, each generated in no time. */
class BaselinesHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      lines.append(
          ("{\"id\":\"%s\",\"occurredAt\":\"2026-0%d-15T09:00:00Z\",\"module\":\"generation\","
                  + "\"type\":\"element_generated\",\"project\":\"tower\",\"elementGuid\":\"W%d\","
                  + "\"elementType\":\"IfcWall\",\"value\":0}\n")
              .formatted(UUID.randomUUID(), 3 + i % 2, i));
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void clear() {
    for (JsonNode one : server.json("/api/baselines").path("baselines")) {
      if (one.path("origin").asString().equals("HERE")) {
        server.send(server.request("/api/baselines?" + subject(one)).DELETE());
      }
    }
  }

  @Test
  void change_countsAtOnce_fromItsDayOn() {
    assertThat(saved()).isEqualTo("40 [every element: 4 h by hand at $85/h]");

    put("{\"elementType\":\"IfcWall\",\"hours\":3}");
    put("{\"elementType\":\"IfcWall\",\"from\":\"2026-04-01\",\"hours\":2.5,\"rate\":100}");

    JsonNode answer = answer();
    assertThat(answer.path("value").asDouble()).isEqualTo(5 * 3 + 5 * 2.5);
    assertThat(answer.path("baseline")).hasSize(3);
    assertThat(
            server
                .json("/api/metrics/cost_avoidance?from=2026-03-01&to=2026-04-30")
                .path("value")
                .asDouble())
        .isEqualTo(5 * 3 * 85 + 5 * 2.5 * 100);
    assertThat(server.json("/api/baselines").path("baselines")).hasSize(3);
    assertThat(server.json("/api/baselines").path("baselines").get(2).path("origin").asString())
        .isEqualTo("AECOS");
  }

  /** One wall was rejected on sight, one generated again, and one deleted. */
  @Test
  void roi_countsEachElementOnce_andFollowsTheBaselines() {
    server.post(
        "/api/events",
        "application/x-ndjson",
        event("2026-05-01T09:00:00Z", "collaboration/review_rejected", "W0")
            + event("2026-05-01T09:00:00Z", "element/deleted", "W1")
            + event("2026-05-02T09:00:00Z", "generation/element_generated", "W2"));
    server.awaitVisible();
    put("{\"elementType\":\"IfcWall\",\"hours\":3,\"rate\":100}");

    JsonNode roi = server.json("/api/roi?period=all&project=tower");
    Map<String, Double> usd = new LinkedHashMap<>();
    roi.path("lines")
        .forEach(
            line ->
                usd.put(line.path("name").asString(), line.path("saved").path("usd").asDouble()));
    assertThat(usd)
        .containsExactly(
            entry("gross", 3_300.0),
            entry("repeated", -300.0),
            entry("rejected", -300.0),
            entry("deleted", -300.0),
            entry("net", 2_400.0));
    assertThat(roi.path("saved").path("hours").asDouble()).isEqualTo(24);
    assertThat(roi.path("byType").get(0).path("elements").asInt()).isEqualTo(8);
    JsonNode again = server.json("/api/roi/elements?period=all&counting=repeated");
    assertThat(again.path("total").asInt()).isEqualTo(1);
    assertThat(again.path("elements").get(0).path("elementGuid").asString()).isEqualTo("W2");
    assertThat(roi.path("noCosts").asString()).contains("without filters");
    assertThat(roi.path("baselines")).hasSize(2);
    assertThat(server.json("/api/metrics/cost_avoidance?period=all").path("value").asDouble())
        .isEqualTo(3_300);
    assertThat(server.json("/api/roi?period=all&project=school").path("saved").path("usd").asInt())
        .isZero();
  }

  private static String event(String at, String type, String guid) {
    String[] parts = type.split("/");
    return ("{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\","
            + "\"project\":\"tower\",\"elementGuid\":\"%s\",\"elementType\":\"IfcWall\",\"value\":0}\n")
        .formatted(UUID.randomUUID(), at, parts[0], parts[1], guid);
  }

  @Test
  void csv_goesOutAndComesBackTheSame() {
    String csv =
        "elementType,project,from,hours,rate,note\r\n"
            + "IfcDoor,,,1.5,,\r\nIfcWall,tower,2026-04-01,2.0,95.0,\"a study, spring\"\r\n";

    assertThat(imported(csv).statusCode()).isEqualTo(200);
    assertThat(server.json("/api/baselines/csv").path("csv").asString()).isEqualTo(csv);
    HttpResponse<byte[]> wrong = imported("elementType,hours\nIfcSlab,4\nIfcRoof,none\n");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(new String(wrong.body(), StandardCharsets.UTF_8)).contains("line 3, column hours");
    assertThat(server.json("/api/baselines").path("baselines")).hasSize(3);
  }

  @Test
  void set_whatIsWrong_isToldAtItsField() {
    for (String body :
        new String[] {
          "{\"hours\":0}", "{}", "{\"hours\":4,\"rate\":0}", "{\"hours\":4,\"from\":\"soon\"}"
        }) {
      HttpResponse<byte[]> answer = put(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"field\"");
    }
    assertThat(
            server.send(server.request("/api/baselines?elementType=IfcSlab").DELETE()).statusCode())
        .isEqualTo(404);
  }

  private static String subject(JsonNode one) {
    return "elementType="
        + one.path("elementType").asString("")
        + "&project="
        + one.path("project").asString("")
        + "&from="
        + one.path("from").asString("");
  }

  private static HttpResponse<byte[]> put(String body) {
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/baselines")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    return answer;
  }

  private static HttpResponse<byte[]> imported(String csv) {
    return server.post(
        "/api/baselines/csv",
        "application/json",
        "{\"csv\":\""
            + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))
            + "\"}");
  }

  private static String saved() {
    JsonNode answer = answer();
    return answer.path("value").asInt()
        + " ["
        + answer.path("notes").get(0).path("text").asString()
        + "]";
  }

  private static JsonNode answer() {
    return server.json("/api/metrics/time_saved_hours?from=2026-03-01&to=2026-04-30");
  }
}
