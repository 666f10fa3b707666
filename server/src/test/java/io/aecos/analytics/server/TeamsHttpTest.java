package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A firm with two teams, a project of everybody and one that is the structural team's: who sees
 * what of it, and what teams come to. Mia has two names, Tom is in both teams, Kai was in one.
 */
class TeamsHttpTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final Map<String, String> COOKIES = new HashMap<>();

  private static TestServer server;
  private static Directory directory;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServer.in(data);
    directory = new Directory(server.server().context().getBean(Registry.class));
    people();
    deliver("tower", "mia", "m.ortega", "kai", "max", "stranger");
    deliver("school", "mia", "tom", "kai");
    assertThat(
            server
                .post(
                    "/api/events",
                    "application/json",
                    Events.generated("school", "mia").replace("\"user\":\"mia\",", ""))
                .statusCode())
        .isEqualTo(200);
    server.awaitVisible();
  }

  private static void people() {
    person("lea", Role.TEAM_LEAD, "lea");
    person("max", Role.TEAM_LEAD, "max");
    person("mia", Role.INDIVIDUAL, "mia", "m.ortega");
    person("tom", Role.INDIVIDUAL, "tom");
    person("kai", Role.INDIVIDUAL, "kai");
    person("aud", Role.AUDITOR, "aud");
    directory.addTeam("structure");
    directory.addTeam("mep");
    directory.addTeam("empty");
    join("structure", "lea", null, null, true);
    join("structure", "mia", null, null, false);
    join("structure", "tom", null, null, false);
    join("structure", "kai", null, TODAY.minusDays(2), false);
    join("mep", "max", null, null, true);
    join("mep", "tom", null, null, false);
    directory.restrict(new Restriction("tower", "structure"));
  }

  private static void person(String name, Role role, String... identities) {
    COOKIES.put(name, server.signedInAs(name, role, identities));
  }

  private static void join(
      String team, String person, @Nullable LocalDate from, @Nullable LocalDate to, boolean lead) {
    directory.join(new Membership(team, person, from, to, lead));
  }

  private static void deliver(String project, String... users) {
    for (String user : users) {
      String event = Events.generated(project, user);
      assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void restrictedProject_isItsLeadsAndAdministrators_andItsPeoplesOwn() {
    assertThat(events(null, "project=tower")).isEqualTo(5);
    assertThat(events("lea", "project=tower")).isEqualTo(5);
    assertThat(events("mia", "project=tower")).isEqualTo(2);
    assertThat(events("tom", "project=tower")).isZero();
    assertThat(events("max", "project=tower")).isZero();
    assertThat(events("kai", "project=tower")).isZero();
    assertThat(events("aud", "project=tower")).isZero();
    assertThat(events("kai", "")).isEqualTo(1);
    assertThat(events("max", "")).isEqualTo(1);
    assertThat(events("lea", "")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kai", "max", "tom", "aud"})
  void restrictedProject_isNamedToNobodyElse(String viewer) {
    for (String path :
        new String[] {
          "/api/dimensions/project?period=all",
          "/api/events?period=all",
          "/api/events.csv?period=all",
          "/api/sources",
          "/api/metrics/elements_generated?period=all&by=project&groupSeries=true",
          "/api/flow?period=all",
          "/api/flow/elements?period=all&link=generation:generated",
          "/api/together?period=all",
          "/api/distribution?period=all&metric=generation_latency_p50",
          "/api/pairs?period=all&metric=cost_accuracy",
          "/api/annotations?period=all",
          "/api/attention?period=all&of=checks",
          "/api/corrections?period=all&by=project",
          "/api/roi?period=all",
          "/api/roi/elements?period=all&counting=counted",
          "/api/views"
        }) {
      HttpResponse<byte[]> answer = get(viewer, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .as(viewer + " " + path)
          .doesNotContain("tower");
    }
  }

  @Test
  void byTeam_countsInEachTeamOfThen_andInTheTotalOnce() {
    JsonNode answer = metric(null, "by=team");

    assertThat(answer.path("value").asLong()).isEqualTo(9);
    assertThat(groups(answer)).isEqualTo(Map.of("structure", 4L, "mep", 2L, "-", 4L));
    assertThat(groups(metric(null, "by=team&by=project")))
        .isEqualTo(
            Map.of("structure school", 2L, "structure tower", 2L, "mep school", 1L)
                .entrySet()
                .stream()
                .collect(
                    () -> new TreeMap<>(Map.of("mep tower", 1L, "- tower", 2L, "- school", 2L)),
                    (all, one) -> all.put(one.getKey(), one.getValue()),
                    Map::putAll));
  }

  @Test
  void team_asAFilter_isWhatItsPeopleDidWhileInIt() {
    assertThat(events(null, "team=structure")).isEqualTo(4);
    assertThat(events(null, "team=structure&team=mep")).isEqualTo(5);
    assertThat(events(null, "team=")).isEqualTo(4);
    assertThat(events(null, "team=empty")).isZero();
    assertThat(events(null, "team=structure&user=m.ortega")).isEqualTo(1);
    JsonNode listed = body(null, "/api/events?period=all&metric=elements_generated&team=structure");
    assertThat(listed.path("total").asLong()).isEqualTo(4);
    JsonNode answer = metric(null, "team=structure");
    assertThat(answer.path("notes").toString()).contains("1 more event names no user");
  }

  @Test
  void team_inMenus_isOnlyWhatTheViewerMayKnowOf() {
    assertThat(menu(null)).isEqualTo(Map.of("structure", 4L, "mep", 2L, "-", 4L));
    assertThat(menu("lea")).isEqualTo(Map.of("structure", 4L, "-", 3L));
    assertThat(menu("tom")).isEqualTo(Map.of("structure", 1L, "mep", 1L));
    assertThat(menu("mia")).isEqualTo(Map.of("structure", 3L));
    assertThat(menu("kai")).isEqualTo(Map.of("-", 1L));
  }

  @Test
  void team_thatIsNotThere_answersAsOneThatIsNotTheirs() {
    HttpResponse<byte[]> hidden = get("mia", "/api/metrics/elements_generated?period=all&team=mep");
    HttpResponse<byte[]> absent =
        get("mia", "/api/metrics/elements_generated?period=all&team=nosuch");

    assertThat(hidden.statusCode()).isEqualTo(400);
    JsonNode problem = TestServer.json(hidden);
    assertThat(problem.path("field").asString()).isEqualTo("team");
    assertThat(problem.path("allowed").toString()).isEqualTo("[\"structure\"]");
    assertThat(problem.path("detail")).isEqualTo(TestServer.json(absent).path("detail"));
  }

  /** Nothing that is remembered may outlive it. */
  @Test
  void membership_changed_changesAnswersAtOnce() {
    person("ned", Role.INDIVIDUAL, "ned");
    deliver("nedhouse", "ned");
    server.awaitVisible();
    for (int asked = 0; asked < 3; asked++) {
      assertThat(events(null, "project=nedhouse&team=mep")).isZero();
    }
    join("mep", "ned", null, null, false);
    assertThat(events(null, "project=nedhouse&team=mep")).isEqualTo(1);
    assertThat(events("max", "project=nedhouse")).isEqualTo(1);
    join("mep", "ned", null, TODAY.minusDays(2), false);
    assertThat(events(null, "project=nedhouse&team=mep")).isZero();
    assertThat(events("max", "project=nedhouse")).isZero();
    join("mep", "ned", TODAY.minusDays(1), null, false);
    assertThat(events(null, "project=nedhouse&team=mep")).isEqualTo(1);
    directory.restrict(new Restriction("nedhouse", "structure"));
    assertThat(events("max", "project=nedhouse")).isZero();
    assertThat(events("ned", "project=nedhouse")).isZero();
    directory.lift("nedhouse", null);
    assertThat(events("ned", "project=nedhouse")).isEqualTo(1);
  }

  private static Map<String, Long> menu(@Nullable String viewer) {
    Map<String, Long> menu = new TreeMap<>();
    for (JsonNode value :
        body(viewer, "/api/dimensions/team?period=all&project=tower&project=school")
            .path("values")) {
      menu.put(value.path("value").asString("-"), value.path("events").asLong());
    }
    return menu;
  }

  private static Map<String, Long> groups(JsonNode answer) {
    Map<String, Long> groups = new TreeMap<>();
    for (JsonNode group : answer.path("groups")) {
      StringBuilder key = new StringBuilder();
      group
          .path("key")
          .forEach(part -> key.append(key.isEmpty() ? "" : " ").append(part.asString("-")));
      groups.put(key.toString(), group.path("value").asLong());
    }
    return groups;
  }

  private static long events(@Nullable String viewer, String question) {
    return metric(viewer, question).path("events").asLong();
  }

  private static JsonNode metric(@Nullable String viewer, String question) {
    String projects = question.contains("project=") ? "" : "&project=tower&project=school";
    return body(
        viewer,
        "/api/metrics/elements_generated?period=all"
            + projects
            + (question.isEmpty() ? "" : "&" + question));
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
