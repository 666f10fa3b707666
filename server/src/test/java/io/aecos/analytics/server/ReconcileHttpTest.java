package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Six weeks of a tower and a mill, of which somebody kept a log; and a vault that Ana may not know
 * of. Each week has 50 elements and more.
 */
class ReconcileHttpTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);
  private static final int WEEKS = 6;
  private static final List<String> METRICS =
      List.of(
          "elements_generated",
          "template_reuse_rate",
          "time_saved_hours",
          "generation_latency_p50");
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server =
        TestServer.in(
            directory,
            Map.of(
                "ana",
                new Viewer("ana", Role.INDIVIDUAL, Access.person(Set.of("ana"))),
                "administrator",
                Viewer.localAdministrator()));
    StringBuilder lines = new StringBuilder();
    for (int week = 0; week < WEEKS; week++) {
      for (int i = 0; i < 50 + 3 * week; i++) {
        LocalDate day = MONDAY.plusWeeks(week).plusDays(i % 5);
        lines.append(element(day, "tower", "ana", "T" + week + "-" + i, i % 3 == 0, 1_000 + i));
        lines.append(element(day, "mill", "bo", "M" + week + "-" + i % 48, i % 4 == 0, 2_000));
      }
    }
    lines.append(element(MONDAY, "vault", "cy", "V1", false, 1));
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static String element(
      LocalDate day, String project, String user, String guid, boolean reused, int millis) {
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"generation\",\"type\":\"element_generated\""
            .formatted(UUID.randomUUID(), day.atTime(0, 30).atZone(ZONE).toInstant())
        + ",\"user\":\"%s\",\"project\":\"%s\",\"elementGuid\":\"%s\",\"value\":%d%s}\n"
            .formatted(user, project, guid, millis, reused ? ",\"templateId\":\"R\"" : "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A log as the product itself would keep it. */
  private static Map<String, String> log() {
    Map<String, String> log = new LinkedHashMap<>();
    for (String project : List.of("tower", "mill")) {
      for (int week = 0; week < WEEKS; week++) {
        LocalDate from = MONDAY.plusWeeks(week);
        for (JsonNode answer : figures(project, from)) {
          log.put(
              project
                  + ","
                  + answer.path("metric").asString()
                  + ","
                  + from
                  + ","
                  + from.plusDays(6),
              answer.path("value").asString());
        }
      }
    }
    return log;
  }

  private static JsonNode figures(String project, LocalDate from) {
    List<Map<String, Object>> queries = new ArrayList<>();
    METRICS.forEach(metric -> queries.add(Map.of("metric", metric, "series", false)));
    Map<String, Object> view =
        Map.of(
            "from", from.toString(),
            "to", from.plusDays(6).toString(),
            "tz", ZONE.getId(),
            "filters", Map.of("project", List.of(project)),
            "queries", queries);
    return TestServer.json(
            server.post(
                "/api/metrics/query", "application/json", TestServer.JSON.writeValueAsString(view)))
        .path("results");
  }

  private static String text(Map<String, String> log) {
    StringBuilder text = new StringBuilder("project,metric,from,to,value\n");
    log.forEach((key, value) -> text.append(key).append(',').append(value).append('\n'));
    return text.toString();
  }

  @Test
  void reconcile_aLogThatIsRight_differsNowhere() {
    JsonNode answer = reconciled(text(log()));

    assertThat(answer.path("checked").asInt()).isEqualTo(48);
    assertThat(answer.path("variances")).isEmpty();
    assertThat(answer.propertyNames()).containsExactly("checked", "variances");
  }

  @Test
  void reconcile_plantedErrors_findsExactlyThose() {
    Map<String, String> log = log();
    Map<String, String> planted =
        Map.of(
            key("tower", "elements_generated", 0), "53",
            key("tower", "elements_generated", 3), "95",
            key("mill", "template_reuse_rate", 5), "28 %",
            key("mill", "time_saved_hours", 4), "200 h",
            key("tower", "generation_latency_p50", 5), "1.1 s",
            key("mill", "elements_generated", 2), "48",
            key("mill", "elements_generated", 4), "0");
    log.putAll(planted);
    log.put(key("tower", "elements_generated", 1), "54"); // 1 of 53 is within 2 %.

    JsonNode answer = reconciled(text(log));

    Set<String> found = new TreeSet<>();
    for (JsonNode one : answer.path("variances")) {
      found.add(
          String.join(
              ",",
              one.path("project").asString(),
              one.path("metric").asString(),
              one.path("from").asString(),
              one.path("to").asString()));
      assertThat(one.path("explained")).isNotEmpty();
    }
    assertThat(found).isEqualTo(new TreeSet<>(planted.keySet()));
    assertThat(answer.path("checked").asInt()).isEqualTo(48);
  }

  @Test
  void reconcile_tellsTheFiguresAndWhatWouldMakeUpTheDifference() {
    JsonNode missing = only("tower,elements_generated,2026-02-02,2026-02-08,53");
    assertThat(missing.path("logged").asInt()).isEqualTo(53);
    assertThat(missing.path("counted").asInt()).isEqualTo(50);
    assertThat(missing.path("variance").asDouble()).isBetween(-0.0567, -0.0566);
    assertThat(explained(missing)).contains("missing: 3 fewer counted", "the span after it");

    JsonNode repeated = only("mill,elements_generated,2026-02-16,2026-02-22,48");
    assertThat(explained(repeated))
        .contains(
            "extra: 8 more counted", "repeated: 8 events", "without them it is what was logged");

    assertThat(explained(only("tower,elements_generated,2026-02-23,2026-03-01,95")))
        .contains("slip: two digits");
    assertThat(explained(only("tower,elements_generated,2026-02-23,2026-03-01,590")))
        .contains("slip: logged is 10 times");
    JsonNode nothing = only("tower,elements_generated,2026-02-23,2026-03-01,0");
    assertThat(nothing.path("variance").isNull()).isTrue();
    assertThat(explained(only("mill,template_reuse_rate,2025-02-03,2025-02-09,0.5")))
        .contains("no_figure", "nothing_to_divide");
    assertThat(explained(only("tower,elements_generated,2026-02-02,2199-02-08,53")))
        .contains("unsettled");
  }

  /** Elements are made half an hour after midnight, which is the day before in UTC. */
  @Test
  void reconcile_cutsDaysInTheStatedZone() {
    String day = "tower,elements_generated,2026-02-03,2026-02-03,";

    assertThat(reconciled(head(day + 10)).path("variances")).isEmpty();
    String sunday = "tower,elements_generated,2026-02-08,2026-02-08,11";
    assertThat(reconciled(head(sunday), "tz: UTC").path("variances")).isEmpty();
    assertThat(explained(only(sunday))).contains("with days cut in UTC");
  }

  @Test
  void reconcile_byWeek_addsUpDaysAndNamesThoseThatDiffer() {
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      LocalDate date = MONDAY.plusDays(day);
      rows.add("tower,elements_generated," + date + "," + date + "," + (day == 2 ? 14 : 10));
    }
    JsonNode answer = reconciled(head(String.join("\n", rows)), "{per: week, tz: " + ZONE + "}");

    assertThat(answer.path("checked").asInt()).isEqualTo(1);
    JsonNode one = answer.path("variances").get(0);
    assertThat(one.path("logged").asInt()).isEqualTo(54);
    assertThat(one.path("counted").asInt()).isEqualTo(50);
    assertThat(one.path("from").asString()).isEqualTo("2026-02-02");
    assertThat(one.path("to").asString()).isEqualTo("2026-02-06");
    assertThat(explained(one)).contains("day: line 4: 14 logged and 10 counted for 2026-02-04");

    String twice = head(rows.get(0) + "\n" + rows.get(0));
    assertThat(asked(twice, "{per: week, tz: " + ZONE + "}", "administrator").statusCode())
        .isEqualTo(400);
  }

  @Test
  void reconcile_aWeekBesideItsDays_namesTheDayThatDiffers() {
    String log =
        head(
            "tower,elements_generated,2026-02-02,2026-02-08,55\n"
                + "tower,elements_generated,2026-02-04,2026-02-04,15\n"
                + "tower,elements_generated,2026-02-05,2026-02-05,10\n"
                + "tower,elements_generated,2026-02-02,2026-02-08,50");

    JsonNode variances = reconciled(log).path("variances");

    assertThat(variances).hasSize(2);
    assertThat(explained(variances.get(0)))
        .contains("day: line 3: 15 logged and 10 counted", "log: line 5 logs 50")
        .doesNotContain("line 4");
  }

  @Test
  void reconcile_withinTheViewersScope() {
    HttpResponse<byte[]> hidden =
        asked(head("vault,elements_generated,2026-02-02,2026-02-08,1"), null, "ana");
    assertThat(hidden.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(hidden).path("field").asString())
        .isEqualTo("line 2, column project");
    assertThat(TestServer.json(hidden).path("allowed").toString()).isEqualTo("[\"tower\"]");

    HttpResponse<byte[]> own =
        asked(head("tower,elements_generated,2026-02-02,2026-02-08,50"), null, "ana");
    assertThat(TestServer.json(own).path("variances")).isEmpty();
  }

  @Test
  void reconcile_withoutALog_isRefused() {
    HttpResponse<byte[]> answer = server.post("/api/reconciliations", "application/json", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString()).isEqualTo("log");
  }

  private static String key(String project, String metric, int week) {
    LocalDate from = MONDAY.plusWeeks(week);
    return project + "," + metric + "," + from + "," + from.plusDays(6);
  }

  private static String head(String rows) {
    return "project,metric,from,to,value\n" + rows + "\n";
  }

  private static JsonNode only(String row) {
    JsonNode answer = reconciled(head(row));
    assertThat(answer.path("variances")).as(row).hasSize(1);
    return answer.path("variances").get(0);
  }

  private static String explained(JsonNode variance) {
    StringBuilder text = new StringBuilder();
    variance
        .path("explained")
        .forEach(
            one ->
                text.append(one.path("kind").asString())
                    .append(": ")
                    .append(one.path("text").asString())
                    .append('\n'));
    return text.toString();
  }

  private static JsonNode reconciled(String log) {
    return reconciled(log, "tz: " + ZONE);
  }

  private static JsonNode reconciled(String log, String map) {
    HttpResponse<byte[]> answer = asked(log, map, "administrator");
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return TestServer.json(answer);
  }

  private static HttpResponse<byte[]> asked(String log, String map, String viewer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("log", Base64.getEncoder().encodeToString(log.getBytes(StandardCharsets.UTF_8)));
    body.put("map", map);
    return server.send(
        server
            .request("/api/reconciliations")
            .header("X-Viewer", viewer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(TestServer.JSON.writeValueAsString(body))));
  }
}
