package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.gate.PermissionCheck;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** An administrator sees what somebody else sees, no more and no less, and changes nothing. */
class ViewAsHttpTest {
  private static final String EVENTS = "/api/metrics/elements_generated?period=all";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    for (String user : new String[] {"mia", "mia", "tom"}) {
      server.post("/api/events", "application/json", Events.generated("tower", user));
    }
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void viewAs_showsWhatThePersonSees_untilItIsEnded() {
    String admin = server.signedInAs("ada 1", Viewer.Role.ADMIN, "ada");
    String mia = server.signedInAs("mia 1", Viewer.Role.INDIVIDUAL, "mia");
    server.awaitVisible(); // That they signed in is an event too.

    assertThat(viewAs(admin, "mia 1").statusCode()).isEqualTo(200);
    assertThat(json(admin, EVENTS).path("events").asInt()).isEqualTo(2);
    assertThat(json(admin, EVENTS)).isEqualTo(json(mia, EVENTS));
    assertThat(get(admin, "/api/users").statusCode()).isEqualTo(403);
    JsonNode me = json(admin, "/api/me");
    assertThat(me.path("name").asString()).isEqualTo("mia 1");
    assertThat(me.path("seenBy").asString()).isEqualTo("ada 1");
    assertThat(texts(me.path("may"))).containsExactly("read-metrics", "read-status");

    assertThat(end(admin).statusCode()).isEqualTo(204);
    assertThat(json(admin, EVENTS).path("events").asInt()).isEqualTo(3);
    assertThat(json(admin, "/api/me").path("seenBy").isNull()).isTrue();
  }

  @Test
  void viewAs_leavesThePersonsOwnSessionsAlone() {
    String admin = server.signedInAs("ada 2", Viewer.Role.ADMIN, "ada 2");
    String tom = server.signedInAs("tom 2", Viewer.Role.INDIVIDUAL, "tom");
    viewAs(admin, "tom 2");

    assertThat(json(tom, "/api/me").path("seenBy").isNull()).isTrue();
    assertThat(send(tom, "PUT", "/api/views", "{\"name\":\"a\",\"url\":\"/cost\"}").statusCode())
        .isEqualTo(200);
    assertThat(send(admin, "POST", "/api/sign-out", "").statusCode()).isEqualTo(204);
    assertThat(get(admin, "/api/me").statusCode()).isEqualTo(401);
    assertThat(get(tom, "/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void viewAs_isOnlyForAdministrators_andForSessions() {
    server.signedInAs("mia 3", Viewer.Role.INDIVIDUAL, "mia 3");
    for (Viewer.Role role : Viewer.Role.values()) {
      String session = server.signedInAs(role + " 3", role, role + " 3");
      assertThat(viewAs(session, "mia 3").statusCode())
          .as(role.name())
          .isEqualTo(role == Viewer.Role.ADMIN ? 200 : 403);
    }
    HttpResponse<byte[]> program =
        server.post("/api/view-as", "application/json", "{\"user\":\"mia 3\"}");
    assertThat(program.statusCode()).isEqualTo(409);
  }

  @Test
  void viewAs_endsForWhoIsNoAdministratorAnyMore() {
    String admin = server.signedInAs("ada 4", Viewer.Role.ADMIN, "ada 4");
    server.signedInAs("lead 4", Viewer.Role.AUDITOR, "lead 4");
    viewAs(admin, "lead 4");
    patch("ada 4", "{\"role\":\"individual\"}");

    JsonNode me = json(admin, "/api/me");
    assertThat(me.path("name").asString()).isEqualTo("ada 4");
    assertThat(me.path("role").asString()).isEqualTo("individual");
  }

  @Test
  void viewAs_ofWhoIsNotThereOrNotActive_isRefused() {
    String admin = server.signedInAs("ada 5", Viewer.Role.ADMIN, "ada 5");
    server.signedInAs("gone 5", Viewer.Role.INDIVIDUAL, "gone 5");
    patch("gone 5", "{\"active\":false}");

    assertThat(viewAs(admin, "nobody 5").statusCode()).isEqualTo(404);
    HttpResponse<byte[]> gone = viewAs(admin, "gone 5");
    assertThat(gone.statusCode()).isEqualTo(409);
    assertThat(TestServer.json(gone).path("field").asString()).isEqualTo("user");
    assertThat(send(admin, "POST", "/api/view-as", "{}").statusCode()).isEqualTo(400);
    assertThat(json(admin, "/api/me").path("name").asString()).isEqualTo("ada 5");
  }

  /** Also as another administrator, who may do everything. */
  @Test
  void viewAs_anyRouteThatChangesSomething_isRefused() {
    String admin = server.signedInAs("ada 6", Viewer.Role.ADMIN, "ada 6");
    server.signedInAs("bob 6", Viewer.Role.ADMIN, "bob 6");
    viewAs(admin, "bob 6");

    Set<String> answered = new TreeSet<>();
    for (String route : changing()) {
      String[] parts = route.split(" ");
      HttpResponse<byte[]> answer = send(admin, parts[0], parts[1], "{}");
      if (answer.statusCode() != 403 || !text(answer).contains("viewing as bob 6")) {
        answered.add(route + " → " + answer.statusCode());
      }
    }
    assertThat(answered)
        .containsExactlyInAnyOrder(
            "POST /api/alerts/simulate → 400",
            "POST /api/metrics/query → 400",
            "POST /api/metrics/test → 200",
            "POST /api/reconciliations → 400",
            "POST /api/reports/check → 400",
            "POST /api/reports/verification → 415",
            "POST /api/sign-in → 401");
    HttpResponse<byte[]> file = get(admin, "/api/events.csv?metric=elements_generated&period=all");
    assertThat(file.statusCode()).isEqualTo(403);
  }

  /** All but those that end the view or the session. */
  private static List<String> changing() {
    List<String> routes = new ArrayList<>();
    server
        .server()
        .context()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> PermissionCheck.permissionOf(entry.getValue()) != null)
        .forEach(
            entry ->
                entry
                    .getKey()
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(
                        method ->
                            entry
                                .getKey()
                                .getPatternValues()
                                .forEach(path -> routes.add(method + " " + concrete(path)))));
    routes.removeIf(
        route ->
            route.startsWith("GET ")
                || route.startsWith("HEAD ")
                || !route.contains(" /api/")
                || route.equals("POST /api/sign-out")
                || route.equals("DELETE /api/view-as"));
    assertThat(routes).hasSizeGreaterThan(15);
    return routes;
  }

  private static String concrete(String path) {
    return path.replaceAll("\\{[^}]+}", "1");
  }

  private static HttpResponse<byte[]> viewAs(String session, String user) {
    return send(session, "POST", "/api/view-as", "{\"user\":\"" + user + "\"}");
  }

  private static HttpResponse<byte[]> end(String session) {
    return send(session, "DELETE", "/api/view-as", "");
  }

  private static void patch(String user, String change) {
    HttpRequest.Builder request =
        server
            .request("/api/users?name=" + user.replace(" ", "%20"))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(change));
    assertThat(server.send(request).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> send(
      String session, String method, String path, String body) {
    return server.send(
        server
            .anonymous(path)
            .header("Cookie", session)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<byte[]> get(String session, String path) {
    return server.send(server.anonymous(path).header("Cookie", session).GET());
  }

  private static JsonNode json(String session, String path) {
    return TestServer.json(get(session, path));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
