package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A team of six of whom five have done 1 … 5 things, and one of four. */
class TeamAverageHttpTest {
  private static final String GENERATED = "/api/metrics/elements_generated/team-average";
  private static final Map<String, String> COOKIES = new HashMap<>();

  private static TestServer server;
  private static Directory directory;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServer.in(data);
    directory = new Directory(server.server().context().getBean(Registry.class));
    directory.addTeam("six");
    directory.addTeam("four");
    directory.addTeam("empty");
    for (int person = 1; person <= 6; person++) {
      String name = "p" + person;
      COOKIES.put(name, server.signedInAs(name, Role.INDIVIDUAL, name, name + "@firm.example"));
      directory.join(new Membership("six", name, null, null, false));
      if (person <= 4) {
        directory.join(new Membership("four", name, null, null, false));
      }
      for (int i = 0; i < person && person < 6; i++) {
        deliver("school", i == 0 ? name + "@firm.example" : name);
      }
    }
    COOKIES.put("left", server.signedInAs("left", Role.INDIVIDUAL, "left"));
    directory.join(new Membership("six", "left", null, LocalDate.of(2020, 1, 1), false));
    directory.restrict(new Restriction("tower", "empty"));
    deliver("tower", "p1");
    deliver("school", "stranger");
    deliver("school", "left");
    server.awaitVisible();
  }

  private static void deliver(String project, String user) {
    assertThat(
            server
                .post("/api/events", "application/json", Events.generated(project, user))
                .statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void average_isOfThoseWhoDidSuchWork_besideTheAskersOwn() {
    JsonNode answer = body("p2", GENERATED + "?period=7d&team=six");

    assertThat(answer.path("average").asDouble()).isEqualTo(15.0 / 5);
    assertThat(answer.path("people").asInt()).isEqualTo(5);
    assertThat(answer.path("members").asInt()).isEqualTo(6);
    assertThat(body("p6", GENERATED + "?period=7d&team=six").path("own").asInt()).isZero();
    assertThat(answer.path("own").asDouble()).isEqualTo(2);
    assertThat(answer.path("team").asString()).isEqualTo("six");
    assertThat(answer.path("code").isNull()).isTrue();
    assertThat(body("p1", GENERATED + "?period=all&team=six").path("own").asDouble()).isEqualTo(1);
    assertThat(body(null, GENERATED + "?period=7d&team=six").path("own").isNull()).isTrue();
  }

  /** Who has no value at all is no 0. */
  @Test
  void average_ofARatio_isOfThoseWhoHaveOne() {
    JsonNode answer =
        body("p2", "/api/metrics/generation_latency_p50/team-average?period=7d&team=six");

    assertThat(answer.path("average").asDouble()).isEqualTo(1500);
    assertThat(answer.path("people").asInt()).isEqualTo(5);
    assertThat(
            body("p6", "/api/metrics/generation_latency_p50/team-average?period=7d&team=six")
                .path("own")
                .isNull())
        .isTrue();
  }

  @Test
  void average_ofTooFew_isNone_andSaysSo() {
    for (String path :
        new String[] {
          GENERATED + "?period=7d&team=four",
          "/api/metrics/estimated_cost/team-average?period=7d&team=six",
          GENERATED + "?from=2020-01-01&to=2020-02-01&team=six"
        }) {
      JsonNode answer = body("p2", path);
      assertThat(answer.path("average").isNull()).as(path).isTrue();
      assertThat(answer.path("people").isNull()).isTrue();
      assertThat(answer.path("code").asString()).isEqualTo("too_few_people");
      assertThat(answer.path("text").asString()).contains("fewer than 5");
    }
    assertThat(body("p2", GENERATED + "?period=7d&team=four").path("own").asInt()).isEqualTo(2);
    assertThat(body(null, GENERATED + "?period=7d&team=empty").path("code").asString())
        .isEqualTo("too_few_people");
  }

  @Test
  void average_ofATeamOfOthers_isAsIfThereWereNone() {
    HttpResponse<byte[]> others = get("p6", GENERATED + "?period=7d&team=four");
    HttpResponse<byte[]> absent = get("p6", GENERATED + "?period=7d&team=nosuch");

    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(TestServer.json(others).path("detail"))
        .isEqualTo(TestServer.json(absent).path("detail"));
    assertThat(get("left", GENERATED + "?period=7d&team=six").statusCode()).isEqualTo(404);
  }

  @Test
  void average_withoutATeam_isOfTheOnlyOne_orAsksWhich() {
    assertThat(body("p6", GENERATED + "?period=7d").path("team").asString()).isEqualTo("six");
    HttpResponse<byte[]> several = get("p1", GENERATED + "?period=7d");
    assertThat(several.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(several).path("allowed").toString()).isEqualTo("[\"four\",\"six\"]");
    assertThat(get("left", GENERATED + "?period=7d").statusCode()).isEqualTo(400);
  }

  /** Neither a name nor a moment may single one person out. */
  @Test
  void average_takesNoFilters_andWholeDaysOnly() {
    for (String more :
        new String[] {"period=7d&user=p1", "period=7d&project=school", "period=7d&by=user"}) {
      assertThat(get("p2", GENERATED + "?team=six&" + more).statusCode()).as(more).isEqualTo(400);
    }
    HttpResponse<byte[]> hours = get("p2", GENERATED + "?team=six&period=24h");
    assertThat(hours.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(hours).path("code").asString()).isEqualTo("INVALID_PERIOD");
  }

  private static JsonNode body(@Nullable String viewer, String path) {
    HttpResponse<byte[]> answer = get(viewer, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return TestServer.json(answer);
  }

  /** Null is the administrator at the machine. */
  private static HttpResponse<byte[]> get(@Nullable String viewer, String path) {
    return viewer == null
        ? server.get(path)
        : server.send(server.anonymous(path).header("Cookie", COOKIES.get(viewer)).GET());
  }
}
