package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People, teams and passwords, as an administrator and a browser use them. */
class AccountsHttpTest {
  private static final String PASSWORD = "correct horse 🐴 battery";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void signIn_withThePassword_opensASessionOfThatPerson() {
    add("mia 1", "individual");
    HttpResponse<byte[]> answer = signIn("mia 1", PASSWORD, null);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(setCookie(answer)).contains("HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    JsonNode me = me(cookie(answer));
    assertThat(me.path("name").asString()).isEqualTo("mia 1");
    assertThat(me.path("role").asString()).isEqualTo("individual");
    assertThat(me.path("scope").path("everything").asBoolean()).isFalse();
    assertThat(me.path("scope").path("identities").path(0).asString()).isEqualTo("mia 1");
  }

  @Test
  void signIn_whateverIsWrong_saysTheSame() {
    add("mia 2", "individual");
    add("gone 2", "individual");
    patch("gone 2", Map.of("active", false));
    post("/api/users", Map.of("name", "linked 2", "role", "admin"));
    String expected = detail(signIn("mia 2", "wrong password", null));

    for (String user : new String[] {"gone 2", "linked 2", "nobody", "local administrator"}) {
      HttpResponse<byte[]> answer = signIn(user, PASSWORD, null);
      assertThat(answer.statusCode()).as(user).isEqualTo(401);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(detail(answer)).isEqualTo(expected);
    }
  }

  @Test
  void signIn_afterFiveFailures_isClosedEvenWithThePassword() {
    add("mia 3", "individual");
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("mia 3", "wrong password", null).statusCode()).isEqualTo(401);
    }
    HttpResponse<byte[]> answer = signIn("mia 3", PASSWORD, null);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("TOO_MANY_ATTEMPTS");
    assertThat(answer.headers().firstValue("Retry-After")).contains("900");
  }

  @Test
  void signIn_givesANewSecret_andEndsTheOneThatWasBrought() {
    add("mia 4", "individual");
    String first = cookie(signIn("mia 4", PASSWORD, null));
    String second = cookie(signIn("mia 4", PASSWORD, first));

    assertThat(second).isNotEqualTo(first);
    assertThat(status(first)).isEqualTo(401);
    assertThat(status(second)).isEqualTo(200);
  }

  @Test
  void signIn_fromAnotherSite_isRefused() {
    add("mia 5", "individual");
    HttpResponse<byte[]> answer =
        server.send(
            server
                .anonymous("/api/sign-in")
                .header("Origin", "http://evil.example.com")
                .header("Content-Type", "application/json")
                .POST(body(Map.of("user", "mia 5", "password", PASSWORD))));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void signOutEverywhere_endsEverySessionOfOnePerson() {
    add("mia 6", "individual");
    add("tom 6", "individual");
    String first = cookie(signIn("mia 6", PASSWORD, null));
    String second = cookie(signIn("mia 6", PASSWORD, null));
    String other = cookie(signIn("tom 6", PASSWORD, null));
    HttpResponse<byte[]> answer =
        server.send(
            server
                .anonymous("/api/sign-out/everywhere")
                .header("Cookie", first)
                .POST(BodyPublishers.noBody()));

    assertThat(TestServer.json(answer).path("ended").asInt()).isEqualTo(2);
    assertThat(status(first)).isEqualTo(401);
    assertThat(status(second)).isEqualTo(401);
    assertThat(status(other)).isEqualTo(200);
  }

  @Test
  void administrator_signsAPersonOutEverywhere() {
    add("ida 8", "individual");
    String session = cookie(signIn("ida 8", PASSWORD, null));

    assertThat(
            TestServer.json(server.post("/api/users/sign-out?name=ida%208", "application/json", ""))
                .path("ended")
                .asInt())
        .isEqualTo(1);
    assertThat(status(session)).isEqualTo(401);
    assertThat(status(cookie(signIn("ida 8", PASSWORD, null)))).isEqualTo(200);
    assertThat(server.post("/api/users/sign-out?name=nobody", "application/json", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void role_countsFromTheNextRequestOn() {
    add("lea 7", "admin");
    String session = cookie(signIn("lea 7", PASSWORD, null));
    assertThat(status(session, "/api/users")).isEqualTo(200);
    patch("lea 7", Map.of("role", "individual"));
    assertThat(status(session, "/api/users")).isEqualTo(403);
    assertThat(me(session).path("scope").path("everything").asBoolean()).isFalse();
    patch("lea 7", Map.of("active", false));
    assertThat(status(session)).isEqualTo(401);
    patch("lea 7", Map.of("active", true));
    assertThat(status(session)).isEqualTo(401);
  }

  @Test
  void password_changed_signsOut_andIsNeverShown() {
    add("mia 8", "individual");
    String session = cookie(signIn("mia 8", PASSWORD, null));
    HttpResponse<byte[]> changed = patch("mia 8", Map.of("password", "another password"));

    assertThat(new String(changed.body()))
        .doesNotContain("another password")
        .doesNotContain("argon");
    assertThat(new String(server.get("/api/users").body())).doesNotContain("argon");
    assertThat(status(session)).isEqualTo(401);
    assertThat(signIn("mia 8", PASSWORD, null).statusCode()).isEqualTo(401);
    assertThat(signIn("mia 8", "another password", null).statusCode()).isEqualTo(200);
  }

  @Test
  void teams_areKept_andToldToTheirMembers() {
    add("lea 9", "team-lead");
    post("/api/teams", Map.of("name", "structure"));
    HttpResponse<byte[]> joined =
        put("/api/teams/members", Map.of("team", "structure", "user", "lea 9", "lead", true));

    assertThat(TestServer.json(joined).path("members").path(0).path("lead").asBoolean()).isTrue();
    JsonNode me = me(cookie(signIn("lea 9", PASSWORD, null)));
    assertThat(me.path("teams").path(0).asString()).isEqualTo("structure");
    assertThat(me.path("leads").path(0).asString()).isEqualTo("structure");
    assertThat(server.json("/api/teams").path("teams")).hasSize(1);
  }

  @Test
  void badInput_isRefusedWithTheFieldAndWhatItMayBe() {
    add("mia 10", "individual");
    assertProblem(post("/api/users", Map.of("name", "x", "role", "boss")), 400, "role");
    assertProblem(post("/api/users", Map.of("role", "admin")), 400, "name");
    assertProblem(
        post("/api/users", Map.of("name", "x", "role", "admin", "password", "short")),
        400,
        "password");
    assertProblem(post("/api/users", Map.of("name", " mia 10", "role", "admin")), 409, null);
    assertProblem(
        post("/api/users", Map.of("name", "x", "role", "admin", "identities", List.of())),
        400,
        "identities");
    assertProblem(patch("mia 10", Map.of("identities", List.of())), 400, "identities");
    assertProblem(post("/api/users", Map.of("name", "x\u202ey", "role", "admin")), 400, "name");
    assertProblem(post("/api/teams", Map.of("name", "x\u202ey")), 400, "name");
    assertProblem(
        put("/api/teams/members", Map.of("team", "t", "user", "mia 10", "to", "")), 400, "to");
    assertProblem(patch("nobody", Map.of("role", "admin")), 404, null);
    assertProblem(post("/api/teams", Map.of()), 400, "name");
    assertProblem(put("/api/teams/members", Map.of("team", "none", "user", "mia 10")), 404, null);
    assertProblem(
        put("/api/teams/members", Map.of("team", "t", "user", "mia 10", "from", "soon")),
        400,
        "from");
    assertThat(new String(server.get("/api/users").body())).doesNotContain("\"x\"");
  }

  private static void add(String name, String role) {
    HttpResponse<byte[]> answer =
        post("/api/users", Map.of("name", name, "role", role, "password", PASSWORD));
    assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(201);
  }

  private static HttpResponse<byte[]> signIn(String user, String password, String cookie) {
    var request =
        server
            .anonymous("/api/sign-in")
            .header("Content-Type", "application/json")
            .POST(body(Map.of("user", user, "password", password)));
    return server.send(cookie == null ? request : request.header("Cookie", cookie));
  }

  private static HttpResponse<byte[]> post(String path, Map<String, Object> content) {
    return server.post(path, "application/json", body(content));
  }

  private static HttpResponse<byte[]> put(String path, Map<String, Object> content) {
    return server.send(
        server.request(path).header("Content-Type", "application/json").PUT(body(content)));
  }

  private static HttpResponse<byte[]> patch(String name, Map<String, Object> content) {
    return server.send(
        server
            .request("/api/users?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .header("Content-Type", "application/json")
            .method("PATCH", body(content)));
  }

  private static JsonNode me(String cookie) {
    return TestServer.json(server.send(server.anonymous("/api/me").header("Cookie", cookie)));
  }

  private static int status(String cookie) {
    return status(cookie, "/api/status");
  }

  private static int status(String cookie, String path) {
    return server.send(server.anonymous(path).header("Cookie", cookie)).statusCode();
  }

  private static BodyPublisher body(Map<String, Object> content) {
    return BodyPublishers.ofString(TestServer.JSON.writeValueAsString(content));
  }

  private static String setCookie(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String cookie(HttpResponse<byte[]> answer) {
    return setCookie(answer).split(";")[0];
  }

  private static String detail(HttpResponse<byte[]> answer) {
    return TestServer.json(answer).path("detail").asString();
  }

  private static void assertProblem(HttpResponse<byte[]> answer, int status, String field) {
    String text = new String(answer.body());
    assertThat(answer.statusCode()).as(text).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    if (field != null) {
      assertThat(TestServer.json(answer).path("field").asString()).as(text).isEqualTo(field);
    }
  }
}
