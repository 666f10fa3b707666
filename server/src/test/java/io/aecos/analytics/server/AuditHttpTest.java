package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stands in the audit trail after somebody did something over HTTP, and who may read it. */
class AuditHttpTest {
  private static final String PASSWORD = "correct horse battery";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void start_isKeptWithTheConfiguration(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("config.yaml"), "timeZone: Europe/Zurich\n");
    try (TestServer other = TestServer.in(directory)) {
      JsonNode entry = other.json("/api/audit?action=server.start").path("entries").path(0);

      assertThat(entry.path("seq").asLong()).isEqualTo(1);
      assertThat(entry.path("who").asString()).isEqualTo("server");
      assertThat(entry.path("filters").asString()).matches("config\\.yaml=sha256:[0-9a-f]{64}");
    }
  }

  @Test
  void signIn_isKept_alsoWhenItFails_andNeverThePassword() {
    server.post(
        "/api/users",
        "application/json",
        TestServer.JSON.writeValueAsString(
            Map.of("name", "mia 1", "role", "individual", "password", PASSWORD)));
    signIn("mia 1", PASSWORD);
    JsonNode in = newest("action=sign-in&who=mia+1");
    assertThat(in.path("outcome").asString()).isEqualTo("done");
    assertThat(in.path("how").asString()).isEqualTo("password");
    assertThat(in.path("from").asString()).isEqualTo("127.0.0.1");

    signIn("mia 1", "not the password");
    signIn("mia 1", "not the password");
    JsonNode failed = newest("action=sign-in&who=mia+1");
    assertThat(failed.path("outcome").asString()).isEqualTo("denied");
    assertThat(failed.path("filters").asString()).contains("NOT_SIGNED_IN");
    assertThat(new String(server.get("/api/audit?limit=1000").body()))
        .doesNotContain(PASSWORD)
        .doesNotContain("not the password")
        .doesNotContain("argon");
  }

  @Test
  void signIn_refusedAgainAndAgain_isOneEntryAMinute() {
    long before = entries("action=sign-in&outcome=denied&who=nobody+2");
    for (int i = 0; i < 30; i++) {
      signIn("nobody 2", "wrong password");
    }
    assertThat(entries("action=sign-in&outcome=denied&who=nobody+2") - before).isBetween(1L, 2L);
  }

  @Test
  void signInByLink_isKept_withoutItsCode() {
    String cookie = server.signedInAs("lea 3", Role.INDIVIDUAL, "lea 3");
    JsonNode in = newest("action=sign-in&who=lea+3");
    assertThat(in.path("how").asString()).isEqualTo("link");
    assertThat(in.path("outcome").asString()).isEqualTo("done");
    assertThat(in.path("filters").asString()).isEmpty();

    server.send(server.anonymous("/login?code=nonsense").GET());
    assertThat(newest("action=sign-in").path("outcome").asString()).isEqualTo("denied");
    server.send(
        server.anonymous("/api/sign-out").header("Cookie", cookie).POST(BodyPublishers.noBody()));
    assertThat(newest("who=lea+3").path("action").asString()).isEqualTo("sign-out");
    assertThat(newest("who=lea+3").path("how").asString()).isEqualTo("session");
  }

  @Test
  void change_isKeptBeforeAndAfter_andShownOnce() {
    post("/api/users", Map.of("name", "tom 4", "role", "individual", "password", PASSWORD));
    JsonNode kept = newest("text=tom+4");
    assertThat(kept.path("action").asString()).isEqualTo("user.create");
    assertThat(kept.path("how").asString()).isEqualTo("local token");
    assertThat(kept.path("scope").asString()).isEqualTo("everything");
    assertThat(kept.path("filters").asString()).contains("role=individual", "password=set");
    assertThat(kept.path("answers").asLong()).isEqualTo(kept.path("seq").asLong() - 1);
    assertThat(entries("text=tom+4")).isEqualTo(1);

    post("/api/users", Map.of("name", "tom 4", "role", "individual"));
    JsonNode failed = newest("text=tom+4");
    assertThat(failed.path("outcome").asString()).isEqualTo("failed");
    assertThat(failed.path("filters").asString()).contains("code=CONFLICT");
  }

  /**
   * What was begun stands in one row with what came of it; a file has both, each with the one
   * before.
   */
  @Test
  void every_givesAllEntries_soThatTheChainCanBeFollowed() {
    post("/api/users", Map.of("name", "ida 9", "role", "individual", "password", PASSWORD));
    JsonNode all = server.json("/api/audit?every=true&limit=1000").path("entries");

    long newest = all.path(0).path("seq").asLong();
    assertThat(all.size()).isEqualTo((int) newest);
    for (int i = 0; i + 1 < all.size(); i++) {
      assertThat(all.path(i).path("previous").asString())
          .isEqualTo(all.path(i + 1).path("hash").asString());
    }
    assertThat(all.path(all.size() - 1).path("previous").asString()).isEqualTo("0".repeat(64));
    assertThat(server.get("/api/audit?every=some").statusCode()).isEqualTo(400);
  }

  @Test
  void token_isKeptByName_neverItsSecret() {
    JsonNode token =
        TestServer.json(
            post("/api/tokens", Map.of("name", "hooks 5", "scopes", new String[] {"read"})));
    String secret = token.path("token").asString();
    server.send(server.anonymous("/api/audit").header("Authorization", "Bearer " + secret));
    JsonNode denied = newest("who=token:hooks+5");
    assertThat(denied.path("outcome").asString()).isEqualTo("denied");
    assertThat(denied.path("how").asString()).isEqualTo("token hooks 5");
    assertThat(denied.path("target").asString()).isEqualTo("GET /api/audit");

    post("/api/tokens/revoke", Map.of("token", "hooks 5"));
    assertThat(newest("action=token.").path("action").asString()).isEqualTo("token.revoke");
    assertThat(newest("action=token.").path("target").asString())
        .isEqualTo("hooks 5 " + token.path("id").asString());
    HttpResponse<byte[]> used =
        server.send(server.anonymous("/api/me").header("Authorization", "Bearer " + secret));
    assertThat(used.statusCode()).isEqualTo(401);
    assertThat(newest("outcome=denied&text=/api/me").path("filters").asString())
        .isEqualTo("status=401");
    assertThat(new String(server.get("/api/audit?limit=1000").body())).doesNotContain(secret);
  }

  @Test
  void drillThrough_isKept_whereItNamesPeople() {
    server.post("/api/events", "application/json", Events.generated("tower 7", "ana"));
    server.awaitVisible();
    assertThat(server.json("/api/events?period=all&project=tower+7").path("events")).hasSize(1);
    JsonNode entry = newest("action=drill-through");
    assertThat(entry.path("size").asLong()).isEqualTo(1);
    assertThat(entry.path("filters").asString()).isEqualTo("?period=all&project=tower+7");

    long before = entries("action=drill-through");
    assertThat(server.json("/api/events?period=all&project=none").path("events")).isEmpty();
    assertThat(entries("action=drill-through")).isEqualTo(before);
  }

  @Test
  void csv_isKeptOnce_withItsRowsAndQuery() {
    server.get("/api/events.csv?period=all&module=none");
    JsonNode export = newest("action=export.csv");

    assertThat(export.path("size").asLong(-1)).isZero();
    assertThat(export.path("filters").asString()).isEqualTo("?period=all&module=none");
    assertThat(export.path("target").asString()).isEqualTo("Events");
  }

  @Test
  void entries_areForAuditorsAndAdministratorsAlone_andPaged() {
    assertThat(status("ann 6", Role.AUDITOR)).isEqualTo(200);
    assertThat(status("lea 6", Role.TEAM_LEAD)).isEqualTo(403);
    assertThat(status("mia 6", Role.INDIVIDUAL)).isEqualTo(403);
    assertThat(server.send(server.anonymous("/api/audit")).statusCode()).isEqualTo(401);

    JsonNode first = server.json("/api/audit?limit=2");
    JsonNode second = server.json("/api/audit?limit=2&cursor=" + first.path("next").asString());
    assertThat(first.path("entries").path(1).path("seq").asLong() - 1)
        .isEqualTo(second.path("entries").path(0).path("seq").asLong());
  }

  @Test
  void badQuestion_saysWhatWouldBeRight() {
    for (String query : new String[] {"outcome=maybe", "from=soon", "cursor=x", "limit=0", "x=1"}) {
      HttpResponse<byte[]> answer = server.get("/api/audit?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(TestServer.json(answer).path("field").asString())
          .isEqualTo(query.substring(0, query.indexOf('=')));
    }
  }

  @Test
  void trail_thatCannotBeWritten_refusesTheAct(@TempDir Path directory) throws Exception {
    try (TestServer other = TestServer.in(directory)) {
      try (Connection connection = trail(directory);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END");
      }
      HttpResponse<byte[]> answer =
          other.post(
              "/api/users", "application/json", "{\"name\":\"mia\",\"role\":\"individual\"}");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("AUDIT_UNAVAILABLE");
      assertThat(other.json("/api/users").path("users")).isEmpty();
      assertThat(other.get("/api/events.csv?period=all").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void brokenTrail_isToldByVerificationAndDoctor(@TempDir Path directory) throws Exception {
    try (TestServer other = TestServer.in(directory)) {
      JsonNode whole = other.json("/api/audit/verification");
      assertThat(whole.path("whole").asBoolean()).isTrue();
      assertThat(whole.path("key").asString()).matches("[0-9a-f]{64}");
      assertThat(doctor(other).path("ok").asBoolean()).isTrue();

      other.post("/api/users", "application/json", "{\"name\":\"mia\",\"role\":\"admin\"}");
      try (Connection connection = trail(directory);
          Statement statement = connection.createStatement()) {
        statement.execute("DROP TRIGGER entry_is_not_changed");
        statement.execute("UPDATE entry SET who = 'nobody' WHERE seq = 2");
      }
      JsonNode fault = other.json("/api/audit/verification").path("fault");
      assertThat(fault.path("seq").asLong()).isEqualTo(2);
      assertThat(fault.path("kind").asString()).isEqualTo("changed");
      assertThat(doctor(other).path("ok").asBoolean(true)).isFalse();
      assertThat(doctor(other).path("detail").asString()).contains("entry 2 was changed");
    }
  }

  @Test
  void files_areTheirOwnersAlone(@TempDir Path directory) throws IOException {
    try (TestServer other = TestServer.in(directory)) {
      other.get("/api/events.csv?period=all");
      for (String file : new String[] {"audit.sqlite", "audit.head", "keys/audit.key"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve(file))))
            .as(file)
            .isEqualTo("rw-------");
      }
    }
  }

  private static Connection trail(Path directory) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("audit.sqlite"));
  }

  private static JsonNode doctor(TestServer other) {
    return other
        .json("/api/doctor")
        .path("checks")
        .valueStream()
        .filter(check -> check.path("name").asString().equals("audit trail"))
        .findFirst()
        .orElseThrow();
  }

  private static int status(String name, Role role) {
    String cookie = server.signedInAs(name, role, name);
    return server.send(server.anonymous("/api/audit").header("Cookie", cookie)).statusCode();
  }

  private static void signIn(String user, String password) {
    server.send(
        server
            .anonymous("/api/sign-in")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    TestServer.JSON.writeValueAsString(
                        Map.of("user", user, "password", password)))));
  }

  private static HttpResponse<byte[]> post(String path, Map<String, Object> content) {
    return server.post(
        path, "application/json", TestServer.JSON.writeValueAsString(new HashMap<>(content)));
  }

  private static JsonNode newest(String query) {
    return server.json("/api/audit?limit=1&" + query).path("entries").path(0);
  }

  private static long entries(String query) {
    return server.json("/api/audit?limit=1000&" + query).path("entries").size();
  }
}
