package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Amendment;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tokens, as a program brings them. */
class TokensHttpTest {
  @TempDir static Path directory;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(directory);
    post("/api/users", Map.of("name", "mia", "role", "individual"));
    post("/api/users", Map.of("name", "gone", "role", "individual"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void scope_opensWhatItSaysAndNothingElse() {
    String ingest = secret(create("hooks", List.of("ingest"), Map.of()));
    String read = secret(create("board", List.of("read"), Map.of()));
    String admin = secret(create("ops", List.of("admin"), Map.of()));

    assertThat(deliver(ingest)).isEqualTo(200);
    assertThat(get(ingest, "/api/metrics")).isEqualTo(403);
    assertThat(get(ingest, "/api/users")).isEqualTo(403);
    assertThat(get(read, "/api/metrics")).isEqualTo(200);
    assertThat(get(read, "/api/accounting")).isEqualTo(403);
    assertThat(get(read, "/api/users")).isEqualTo(403);
    assertThat(deliver(read)).isEqualTo(403);
    assertThat(get(admin, "/api/users")).isEqualTo(200);
    assertThat(deliver(admin)).isEqualTo(200);
  }

  @Test
  void actingAs_seesAndMayNoMoreThanThePerson() {
    server.post("/api/events", "application/json", Events.generated("acting", "mia"));
    server.post("/api/events", "application/json", Events.generated("acting", "tom"));
    server.awaitVisible();
    String mias = secret(create("mias", List.of("read", "admin"), Map.of("actingAs", "mia")));
    String firms = secret(create("firms", List.of("read"), Map.of()));
    String path = "/api/metrics/elements_generated?period=all&project=acting";

    assertThat(json(mias, path).path("events").asInt()).isEqualTo(1);
    assertThat(json(firms, path).path("events").asInt()).isEqualTo(2);
    assertThat(get(mias, "/api/users")).isEqualTo(403);
    assertThat(json(mias, "/api/me").path("name").asString()).isEqualTo("mia");
  }

  @Test
  void projects_narrowWhatIsSeen() {
    server.post("/api/events", "application/json", Events.generated("tower", "tom"));
    server.post("/api/events", "application/json", Events.generated("school", "mia"));
    server.awaitVisible();
    String school = secret(create("s", List.of("read"), Map.of("projects", List.of("school"))));

    assertThat(json(school, "/api/metrics/elements_generated?period=all").path("events").asInt())
        .isEqualTo(1);
  }

  @Test
  void projects_limitNoAdministrator() {
    HttpResponse<byte[]> answer =
        post(
            "/api/tokens",
            Map.of("name", "x", "scopes", List.of("admin"), "projects", List.of("p")));

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = TestServer.json(answer);
    assertThat(problem.path("field").asString()).isEqualTo("projects");
    assertThat(problem.path("detail").asString()).contains("give it ingest, read or report");
  }

  @Test
  void projects_thatNameNothing_areRefusedAndNeverStandForAll() {
    for (List<String> projects : List.of(List.of(""), List.of(" "), List.of("p", "\u200b"))) {
      HttpResponse<byte[]> answer =
          post("/api/tokens", Map.of("name", "x", "scopes", List.of("read"), "projects", projects));
      assertThat(answer.statusCode()).as(projects.toString()).isEqualTo(400);
      assertThat(TestServer.json(answer).path("field").asString()).isEqualTo("projects");
    }
    JsonNode all = create("all", List.of("read"), Map.of("projects", List.of()));
    assertThat(all.path("projects")).isEmpty();
  }

  @Test
  void actingAs_deliversOfThePersonAndOfNobody_andOnlyWhatIsOpenToThem() {
    post(
        "/api/users", Map.of("name", "ida", "role", "individual", "identities", List.of("i.berg")));
    post("/api/teams", Map.of("name", "partners"));
    server.send(
        server
            .request("/api/projects/restricted")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"project\":\"vault\",\"team\":\"partners\"}")));
    String idas = secret(create("idas", List.of("ingest"), Map.of("actingAs", "ida")));
    String shared = secret(create("shared", List.of("ingest"), Map.of()));
    UUID own = UUID.randomUUID();

    assertThat(refused(idas, Events.generated(own, "tower", "i.berg"))).isEmpty();
    assertThat(refused(idas, Events.generated("tower", "ida"))).isEmpty();
    assertThat(refused(idas, Events.generated("tower", ""))).isEmpty();
    assertThat(refused(idas, Events.generated("tower", "mia")))
        .isEqualTo("user: 'mia' is not yours to speak for");
    assertThat(refused(idas, Events.generated("vault", "ida")))
        .isEqualTo("project: 'vault' is not yours to speak for");
    assertThat(refused(idas, amendment(own, "mia")))
        .isEqualTo("user: 'mia' is not yours to speak for");
    assertThat(refused(shared, Events.generated("vault", "mia"))).isEmpty();
  }

  private static String amendment(UUID target, String user) {
    return """
        {"id":"%s","occurredAt":"%s","module":"analytics","type":"%s","user":"%s",\
        "attributes":{"%s":"%s"}}"""
        .formatted(
            UUID.randomUUID(),
            Instant.now().minusSeconds(60),
            Amendment.TYPE.type(),
            user,
            Amendment.TARGET,
            target);
  }

  /** Why the one event was refused; empty where it was stored. */
  private static String refused(String token, String event) {
    JsonNode receipt =
        TestServer.json(
            server.send(
                server
                    .anonymous("/api/events")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(event))));
    assertThat(receipt.path("quarantined")).isEmpty();
    assertThat(receipt.path("stored").asInt() + receipt.path("refused").size()).isEqualTo(1);
    return receipt.path("refused").path(0).path("reason").asString("");
  }

  @Test
  void revoked_saysSo_andTheNameIsFree() {
    JsonNode token = create("revoked", List.of("read"), Map.of());
    assertThat(get(secret(token), "/api/status")).isEqualTo(200);
    post("/api/tokens/revoke", Map.of("token", token.path("id").asString()));

    HttpResponse<byte[]> answer = as(secret(token), "/api/status");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("invalid");
    assertThat(TestServer.json(answer).path("detail").asString()).contains("was revoked at");
    assertThat(secret(create("revoked", List.of("read"), Map.of()))).isNotEqualTo(secret(token));
    assertThat(
            post("/api/tokens/rotate", Map.of("token", token.path("id").asString())).statusCode())
        .isEqualTo(409);
  }

  @Test
  void rotated_onlyTheNewSecretOpens() {
    JsonNode token = create("rotated", List.of("read"), Map.of());
    JsonNode rotated = TestServer.json(post("/api/tokens/rotate", Map.of("token", " rotated")));

    assertThat(rotated.path("id")).isEqualTo(token.path("id"));
    assertThat(get(secret(token), "/api/status")).isEqualTo(401);
    assertThat(get(secret(rotated), "/api/status")).isEqualTo(200);
  }

  @Test
  void deactivated_personsTokenOpensNothing() {
    String token = secret(create("gones", List.of("read"), Map.of("actingAs", "gone")));
    server.send(
        server
            .request("/api/users?name=gone")
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"active\":false}")));

    HttpResponse<byte[]> answer = as(token, "/api/status");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(TestServer.json(answer).path("detail").asString()).contains("gone");
  }

  @Test
  void list_tellsTheUse_andNeverASecret() throws Exception {
    String token = secret(create("listed", List.of("read"), Map.of("expires", "90d")));
    get(token, "/api/status");
    HttpResponse<byte[]> answer = server.get("/api/tokens");
    JsonNode listed =
        TestServer.json(answer)
            .path("tokens")
            .valueStream()
            .filter(one -> one.path("name").asString().equals("listed"))
            .findFirst()
            .orElseThrow();

    assertThat(listed.path("usedAt").asString()).isNotBlank();
    assertThat(listed.path("expiresAt").asString()).isNotBlank();
    assertThat(listed.path("token").isNull()).isTrue();
    assertThat(new String(answer.body())).doesNotContain(token);
    for (String file : List.of("registry.sqlite", "registry.sqlite-wal")) {
      assertThat(new String(Files.readAllBytes(directory.resolve(file)), ISO_8859_1))
          .as(file)
          .doesNotContain(token);
    }
  }

  @Test
  void badInput_isRefused() {
    assertThat(post("/api/tokens", Map.of("name", "x", "scopes", List.of())).statusCode())
        .isEqualTo(400);
    assertThat(post("/api/tokens", Map.of("name", "x", "scopes", List.of("root"))).statusCode())
        .isEqualTo(400);
    assertThat(
            post("/api/tokens", Map.of("name", "x", "scopes", List.of("read"), "expires", "soon"))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            post("/api/tokens", Map.of("name", "x", "scopes", List.of("read"), "expires", " "))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            post("/api/tokens", Map.of("name", "x", "scopes", List.of("read"), "actingAs", "no"))
                .statusCode())
        .isEqualTo(404);
    assertThat(post("/api/tokens/revoke", Map.of("token", "no")).statusCode()).isEqualTo(404);
    assertThat(new String(server.get("/api/tokens").body())).doesNotContain("\"x\"");
  }

  private static JsonNode create(String name, List<String> scopes, Map<String, Object> more) {
    Map<String, Object> wanted = new HashMap<>(more);
    wanted.put("name", name);
    wanted.put("scopes", scopes);
    HttpResponse<byte[]> answer = post("/api/tokens", wanted);
    assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(201);
    return TestServer.json(answer);
  }

  private static String secret(JsonNode token) {
    assertThat(token.path("token").asString()).startsWith("aecos_");
    return token.path("token").asString();
  }

  private static HttpResponse<byte[]> post(String path, Map<String, Object> content) {
    return server.post(path, "application/json", TestServer.JSON.writeValueAsString(content));
  }

  private static int deliver(String token) {
    return server
        .send(
            server
                .anonymous("/api/events")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Events.generated("tower", "mia"))))
        .statusCode();
  }

  private static HttpResponse<byte[]> as(String token, String path) {
    return server.send(server.anonymous(path).header("Authorization", "Bearer " + token));
  }

  private static int get(String token, String path) {
    return as(token, path).statusCode();
  }

  private static JsonNode json(String token, String path) {
    return TestServer.json(as(token, path));
  }
}
