package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers share one PostgreSQL. The last test kills it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesHttpTest {
  @TempDir static Path directory;
  private static PostgresServer database;
  private static TestServer one;
  private static TestServer other;

  @BeforeAll
  static void start() throws Exception {
    database = PostgresServer.start();
    one = TestServer.in(directory.resolve("one"), database.address("nodes"));
    other = TestServer.in(directory.resolve("other"), database.address("nodes"));
  }

  @AfterAll
  static void stop() throws Exception {
    other.close();
    one.close();
    database.close();
  }

  @Test
  @Order(1)
  void events_ofEither_areCountedByBoth() {
    long before = visible(one);
    assertThat(deliver(one, "tower").statusCode()).isEqualTo(200);
    assertThat(deliver(other, "clinic").statusCode()).isEqualTo(200);

    for (TestServer node : List.of(one, other)) {
      node.await("/api/status", status -> status.path("watermark").path("seq").asLong() >= 2);
      assertThat(visible(node)).isEqualTo(before + 2);
      assertThat(node.json("/api/accounting").path("total").path("stored").asLong())
          .isEqualTo(before + 2);
    }
  }

  @Test
  @Order(2)
  void session_ofOne_holdsOnTheOther_untilItIsEndedThere() {
    String cookie = one.signedInAs("mia", Viewer.Role.ADMIN, "mia");
    assertThat(status(other, cookie)).isEqualTo(200);
    assertThat(
            other
                .send(
                    other
                        .anonymous("/api/sign-out")
                        .header("Cookie", cookie)
                        .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(204);
    assertThat(status(one, cookie)).isEqualTo(401);
  }

  /** Either node could find that a hook and a connector told of the same: one does. */
  @Test
  @Order(3)
  void happenings_toldTwice_onDifferentNodes_areCountedOnceByBoth() {
    int happenings = 30;
    for (int i = 0; i < happenings; i++) {
      Instant at = Instant.parse("2026-03-02T14:00:00Z").plusSeconds(600L * i);
      (i % 2 == 0 ? one : other)
          .post("/api/events", "application/json", told("workspace:a.db", at));
      (i % 3 == 0 ? one : other)
          .post("/api/events", "application/json", told("hook:java", at.plusMillis(4)));
    }
    for (TestServer node : List.of(one, other)) {
      JsonNode answer =
          node.await(
              "/api/metrics/elements_generated?period=all&project=both",
              metric -> metric.path("value").asInt() == happenings && !isBehind(node));
      assertThat(answer.path("events").asInt()).isEqualTo(happenings);
      assertThat(node.json("/api/sources").path("counted"))
          .isEqualTo(one.json("/api/sources").path("counted"));
    }
  }

  private static boolean isBehind(TestServer node) {
    return node.json("/api/status").path("behind").asLong() > 0;
  }

  private static String told(String source, Instant at) {
    return """
        {"id":"%s","occurredAt":"%s","module":"generation","type":"element_generated",\
        "project":"both","value":1500,"source":"%s"}"""
        .formatted(UUID.randomUUID(), at, source);
  }

  @Test
  @Order(3)
  void token_revokedOnOne_isRefusedByTheOther() {
    JsonNode made =
        TestServer.json(
            one.post(
                "/api/tokens",
                "application/json",
                """
                {"name":"hook","scopes":["ingest"]}"""));
    String secret = made.path("token").asString();
    assertThat(deliver(other, secret, "tower").statusCode()).isEqualTo(200);
    one.post(
        "/api/tokens/revoke",
        "application/json",
        "{\"token\":\"" + made.path("id").asString() + "\"}");
    assertThat(deliver(other, secret, "tower").statusCode()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void trail_ofBoth_isOneChain_signedWithOneKey() throws Exception {
    Path key = Path.of("keys", "audit.key");
    assertThat(directory.resolve("other").resolve(key))
        .hasSameBinaryContentAs(directory.resolve("one").resolve(key));
    for (TestServer node : List.of(one, other)) {
      assertThat(check(node, "audit trail").path("ok").asBoolean()).isTrue();
      List<String> starts = new ArrayList<>();
      node.json("/api/audit?action=server.start")
          .path("entries")
          .forEach(entry -> starts.add(entry.path("action").asString()));
      assertThat(starts).hasSize(2);
    }
    assertThat(Files.exists(directory.resolve("one").resolve("ledger.sqlite"))).isFalse();
  }

  @Test
  @Order(5)
  void doctor_saysWhichLedgerItLooksAt() {
    assertThat(check(one, "ledger").path("detail").asString())
        .contains("postgresql://postgres@localhost:" + database.port() + "/postgres");
  }

  @Test
  @Order(6)
  void intake_whileTheDatabaseIsGone_is503InWords_andGoesOnAfterwards() throws Exception {
    database.kill();
    HttpResponse<byte[]> answer = deliver(one, "tower");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("LEDGER_UNAVAILABLE");
    assertThat(TestServer.json(answer).path("detail").asString()).contains("cannot be reached");
    assertThat(status(other, "aecos_session_x=y")).isIn(401, 503);

    database.startAgain();
    assertThat(deliver(one, "tower").statusCode()).isEqualTo(200);
    assertThat(deliver(other, "tower").statusCode()).isEqualTo(200);
    long stored = one.json("/api/accounting").path("total").path("stored").asLong();
    for (TestServer node : List.of(one, other)) {
      node.awaitVisible();
      assertThat(node.json("/api/accounting").path("total").path("stored").asLong())
          .isEqualTo(stored);
      assertThat(node.json("/api/status").path("watermark").path("seq").asLong())
          .isEqualTo(one.json("/api/status").path("ledgerSeq").asLong());
    }
  }

  private static JsonNode check(TestServer node, String name) {
    for (JsonNode check : node.json("/api/doctor").path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }

  private static int status(TestServer node, String cookie) {
    return node.send(node.anonymous("/api/status").header("Cookie", cookie)).statusCode();
  }

  private static long visible(TestServer node) {
    return node.json("/api/events?period=all").path("events").size();
  }

  private static HttpResponse<byte[]> deliver(TestServer node, String project) {
    return node.post("/api/events", "application/json", Events.generated(project, "mia"));
  }

  private static HttpResponse<byte[]> deliver(TestServer node, String secret, String project) {
    return node.send(
        node.anonymous("/api/events")
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Events.generated(project, "mia"))));
  }
}
