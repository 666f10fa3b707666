package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All the events behind a number, as a spreadsheet gets them. */
class EventsCsvHttpTest {
  /** More than are read at a time. */
  private static final int TOWER = 12_000;

  private static final int SCHOOL = 30;
  private static final String GENERATED = "/api/events.csv?metric=elements_generated&period=7d";
  private static final String HARD = "a \"quoted\", 塔 🏗\r\nsecond line";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    deliver(TOWER, "tower", "mia");
    deliver(SCHOOL, "school", "ben");
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void csv_holdsEveryEventBehindTheNumber() {
    JsonNode answer = server.json("/api/metrics/elements_generated?period=7d");
    HttpResponse<byte[]> file = server.get(GENERATED);
    List<Map<String, String>> rows = CsvFile.rows(file.body());

    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"events-behind-elements-generated.csv\"");
    assertThat(rows).hasSize(answer.path("events").asInt()).hasSize(TOWER + SCHOOL);
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> assertThat(ids.add(row.get("id"))).isTrue());
    assertThat(rows.get(0).keySet())
        .containsExactly(
            "id",
            "occurredAt",
            "module",
            "type",
            "user",
            "project",
            "discipline",
            "elementGuid",
            "elementType",
            "templateId",
            "region",
            "codeEdition",
            "value",
            "attributes",
            "source",
            "seq",
            "receivedAt");
  }

  @ParameterizedTest
  @CsvSource({
    "events, elements_generated, '', 12030",
    "events, elements_generated, &project=school, 30",
    "events, elements_generated, &user=ben&project=tower, 0",
    "distribution/events, generation_latency_p50, &atLeast=1500&below=1501, 12030",
    "distribution/events, generation_latency_p50, &below=1500, 0"
  })
  void csv_isNarrowedAsItsListIs(String list, String metric, String narrowing, int expected) {
    String question = "?period=7d&metric=" + metric + narrowing;
    JsonNode page = server.json("/api/" + list + question + "&limit=1");

    assertThat(CsvFile.rows(server.get("/api/events.csv" + question).body()))
        .hasSize(expected)
        .hasSize(page.path("total").asInt());
  }

  @Test
  void csv_givesAViewerOnlyWhatTheyMaySee() {
    String session = server.signedInAs("pupil", Viewer.Role.INDIVIDUAL, "ben");

    assertThat(CsvFile.rows(as(session, GENERATED).body()))
        .hasSize(SCHOOL)
        .allSatisfy(row -> assertThat(row.get("project")).isEqualTo("school"));
    assertThat(CsvFile.rows(as(session, GENERATED + "&project=tower").body())).isEmpty();
  }

  @Test
  void csv_hardText_comesBackWholeAndRunsNothing() {
    for (String user : List.of(HARD, "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1")) {
      String event =
          TestServer.JSON.writeValueAsString(
              Map.of(
                  "id",
                  java.util.UUID.randomUUID(),
                  "occurredAt",
                  java.time.Instant.now().minusSeconds(60),
                  "module",
                  "cost",
                  "type",
                  "estimate_completed",
                  "project",
                  "hard",
                  "user",
                  user,
                  "value",
                  -12.5,
                  "attributes",
                  Map.of("note", "=1,\"2\"")));
      server.post("/api/events", "application/json", event);
    }
    server.awaitVisible();
    List<Map<String, String>> rows =
        CsvFile.rows(server.get("/api/events.csv?period=7d&project=hard").body());

    assertThat(rows)
        .extracting(row -> row.get("user"))
        .containsExactlyInAnyOrder(HARD, "'=cmd|' /C calc'!A0", "'+1", "'-1", "'@SUM(A1)", "'=1");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("value")).isEqualTo("-12.5");
              assertThat(row.get("attributes"))
                  .isEqualTo(
                      row.get("user").equals("'=1")
                          ? "{\"note\":\"=1,\\\"2\\\"\",\"received_as\":{\"user\":\"\\t=1\"}}"
                          : "{\"note\":\"=1,\\\"2\\\"\"}");
            });
  }

  @Test
  void csv_isRecordedWithWhatItWas() {
    server.get(GENERATED + "&project=school");
    server.await(
        "/api/metrics/data_exports?period=all", exports -> exports.path("value").asLong() > 0);
    server.awaitVisible();
    JsonNode exported =
        server.json("/api/events?metric=data_exports&period=all&limit=1").path("events").path(0);

    assertThat(exported.path("user").asString()).isEqualTo("local administrator");
    assertThat(exported.path("attributes"))
        .isEqualTo(
            TestServer.JSON.readTree(
                "{\"format\":\"csv\",\"report\":\"Events behind Elements generated\",\"rows\":30,"
                    + ("\"view\":\"" + GENERATED + "&project=school\"}")));
  }

  @Test
  void csv_askedForByHeadOrWrongly_isNotRecorded() {
    server.awaitVisible();
    long before = exports();
    server.send(server.request(GENERATED).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    for (String wrong :
        List.of("&period=x", "&colour=red", "&limit=5", "&atLeast=x", "&metric=parses")) {
      HttpResponse<byte[]> answer = server.get(GENERATED + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
    assertThat(server.get("/api/events.csv?metric=nope").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/events.csv?period=7d&below=2").statusCode()).isEqualTo(400);
    assertThat(server.send(server.anonymous(GENERATED).GET()).statusCode()).isEqualTo(401);
    server.awaitVisible();
    assertThat(exports()).isEqualTo(before);
  }

  private static long exports() {
    return server.json("/api/metrics/data_exports?period=all").path("value").asLong(-1);
  }

  private static void deliver(int count, String project, String user) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(Events.generated(project, user)).append('\n');
    }
    assertThat(server.post("/api/events", "application/x-ndjson", lines.toString()).statusCode())
        .isEqualTo(200);
  }

  private static HttpResponse<byte[]> as(String session, String path) {
    return server.send(server.anonymous(path).header("Cookie", session).GET());
  }
}
