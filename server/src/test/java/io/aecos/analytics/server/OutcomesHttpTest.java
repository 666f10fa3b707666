package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A tower whose walls cost a quarter more than estimated, and whose doors cost what was said. */
class OutcomesHttpTest {
  private static final String HEAD = "project,elementGuid,date,cost,duration\n";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(estimate("W" + i, "IfcWall", 1_000 + 10 * i));
      lines.append(estimate("D" + i, "IfcDoor", 400));
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static String estimate(String guid, String type, int usd) {
    return ("{\"id\":\"%s\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"module\":\"cost\","
            + "\"type\":\"estimate_completed\",\"project\":\"tower\",\"elementGuid\":\"%s\","
            + "\"elementType\":\"%s\",\"value\":%d,\"attributes\":{\"duration_days\":2}}\n")
        .formatted(UUID.randomUUID(), guid, type, usd);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void import_tellsAccuracyAndSuggestsWhatWouldHaveHelped() {
    StringBuilder rows = new StringBuilder(HEAD);
    for (int i = 0; i < 12; i++) {
      rows.append("tower,W%d,2026-03-09,%d,\n".formatted(i, 1_250 + 12 * i + i % 3));
      rows.append("tower,D%d,2026-03-09,%d,2\n".formatted(i, 400 + (i % 2 == 0 ? 5 : -5)));
    }
    JsonNode first = taken(rows.toString(), null);
    assertThat(first.path("received").asInt()).isEqualTo(36);
    assertThat(first.path("stored").asInt()).isEqualTo(36);
    assertThat(first.path("notes")).isEmpty();
    server.awaitVisible();
    JsonNode again = taken(rows.toString(), null);
    assertThat(again.path("duplicate").asInt()).isEqualTo(36);
    assertThat(again.path("notes")).isEmpty();

    JsonNode corrections =
        server
            .json("/api/corrections?period=all&metric=cost_accuracy&by=elementType&project=tower")
            .path("corrections");
    assertThat(corrections).hasSize(2);
    for (JsonNode one : corrections) {
      boolean wall = one.path("key").asString().equals("IfcWall");
      assertThat(one.path("pairs").asInt()).isEqualTo(12);
      assertThat(one.path("suggested").booleanValue()).as(one.toString()).isEqualTo(wall);
      assertThat(one.path("factor").asDouble()).isBetween(wall ? 1.2 : .99, wall ? 1.3 : 1.01);
      if (wall) {
        assertThat(one.path("bias").asDouble()).isBetween(-.21, -.19);
        assertThat(one.path("correctedError").asDouble()).isLessThan(.03);
        assertThat(one.path("low95").asDouble()).isGreaterThan(1.2);
      }
    }
    JsonNode durations =
        server.json("/api/corrections?period=all&metric=schedule_accuracy&project=tower");
    assertThat(durations.path("corrections").get(0).path("error").asDouble()).isZero();

    JsonNode changed = taken(HEAD + "tower,W0,2026-03-09,1300,\n", null);
    assertThat(changed.path("notes").toString()).contains("of that day already", "both count");
  }

  @Test
  void import_whatIsOddButCertain_isTakenAndNoted() {
    JsonNode answer =
        taken(
            "Job;GUID;Completed;Spent;Took\nTower;W900;31.03.2026;1.480,50;20 h\nTower;;31.03.2026;5;\n",
            """
            columns: {project: Job, elementGuid: GUID, date: Completed, cost: Spent, duration: Took}
            hoursPerDay: 8
            """);

    assertThat(answer.path("stored").asInt()).isEqualTo(3);
    assertThat(answer.path("notes").toString())
        .contains("no event names the element 'W900'", "names no element");
    server.awaitVisible();
    JsonNode events =
        server.json("/api/events?period=all&type=actual_duration&elementGuid=W900").path("events");
    assertThat(events.get(0).path("value").asDouble()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "tower,W1,2026-03-09,€1200, # # line 2, column cost",
        "tower,W1,2026-03-09,1200, # currency: EUR # map, currency",
        "tower,W1,2026-03-09,,20 h # # line 2, column duration",
        "tower,W1,2026-03-09,,-2 # # line 2, column duration",
        "tower,W1,2026-03-09,, # # line 2",
        "towr,W1,2026-03-09,12, # # line 2, column project",
        "tower,W1,,12, # # line 2, column date"
      })
  void import_whatIsWrong_isRefusedWhole(String row, String map, String field) {
    HttpResponse<byte[]> answer = asked(HEAD + "tower,W2,2026-03-10,77,\n" + row + "\n", map);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString())
        .isEqualTo(field.replace("line 2", "line 3"));
    assertThat(
            server
                .json("/api/events?from=2026-03-10&to=2026-03-10&elementGuid=W2&type=actual_cost")
                .path("total")
                .asInt())
        .isZero();
  }

  @Test
  void corrections_tellOfWhatTheAskerSees_andOnlyAdministratorsImport() {
    server.post(
        "/api/events",
        "application/x-ndjson",
        booking("estimate_completed", "cost", 100) + booking("actual_cost", "project", 150));
    server.awaitVisible();
    String ana = server.signedInAs("ana", Viewer.Role.INDIVIDUAL, "ana");
    String eve = server.signedInAs("eve", Viewer.Role.INDIVIDUAL, "eve");

    JsonNode own = seenBy(ana, "/api/corrections?period=all&by=project").path("corrections");
    assertThat(own).hasSize(1);
    assertThat(own.get(0).path("key").asString()).isEqualTo("annex");
    assertThat(own.get(0).path("pairs").asInt()).isEqualTo(1);
    assertThat(seenBy(ana, "/api/corrections?period=all&project=tower").path("corrections"))
        .isEmpty();
    assertThat(seenBy(eve, "/api/corrections?period=all").path("corrections")).isEmpty();
    assertThat(seenBy(eve, "/api/corrections?period=all").toString()).doesNotContain("annex");
    HttpResponse<byte[]> refused =
        server.send(
            server
                .anonymous("/api/outcomes")
                .header("Cookie", ana)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"csv\":\"\"}")));
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  private static String booking(String type, String module, int usd) {
    return ("{\"id\":\"%s\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"module\":\"%s\","
            + "\"type\":\"%s\",\"project\":\"annex\",\"elementGuid\":\"A1\",\"user\":\"ana\","
            + "\"elementType\":\"IfcSlab\",\"value\":%d}\n")
        .formatted(UUID.randomUUID(), module, type, usd);
  }

  private static JsonNode seenBy(String cookie, String path) {
    HttpResponse<byte[]> answer =
        server.send(server.anonymous(path).header("Cookie", cookie).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    return TestServer.json(answer);
  }

  private static JsonNode taken(String csv, String map) {
    HttpResponse<byte[]> answer = asked(csv, map);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return TestServer.json(answer);
  }

  private static HttpResponse<byte[]> asked(String csv, String map) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("csv", Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)));
    body.put("map", map);
    return server.post(
        "/api/outcomes", "application/json", TestServer.JSON.writeValueAsString(body));
  }
}
