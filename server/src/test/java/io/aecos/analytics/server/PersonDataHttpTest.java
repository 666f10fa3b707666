package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is known of a person is given out as a whole, and is erased without changing a number. */
class PersonDataHttpTest {
  private static final String ACCOUNT = "ottilie quandt";
  private static final String IDENTITY = "o.quandt@practice.test";
  private static final UUID LATE = UUID.randomUUID();

  private static String event(UUID id, String type, String user, String more) {
    String[] names = type.split("/");
    return """
        {"id":"%s","occurredAt":"%s","module":"%s","type":"%s","user":"%s","project":"tower",\
        %s}
        """
        .formatted(id, Instant.now().minusSeconds(60), names[0], names[1], user, more);
  }

  private static String events() {
    StringBuilder lines = new StringBuilder();
    for (String user : List.of(ACCOUNT, IDENTITY, IDENTITY, " " + IDENTITY + " ", "ben")) {
      lines.append(
          event(UUID.randomUUID(), "generation/element_generated", user, "\"value\":1500"));
    }
    lines.append(
        event(
            UUID.randomUUID(),
            "collaboration/review_approved",
            "ben",
            "\"attributes\":{\"reviewer\":\"%s\",\"review_id\":\"r1\",\"turnaround_hours\":3}"
                .formatted(IDENTITY)));
    lines.append(
        event(
            UUID.randomUUID(),
            "firm/own",
            "ben",
            "\"attributes\":{\"told\":[{\"to\":\"%s\"}]}".formatted(ACCOUNT)));
    lines.append(
        "{\"user\":\"%s\",\"module\":\"x\",\"value\":\"no number\"}\n".formatted(IDENTITY));
    lines.append("no JSON, by %s.\n".formatted(ACCOUNT));
    return lines.toString();
  }

  @Test
  void erase_leavesEveryNumber_andNoName(@TempDir Path directory) throws IOException {
    String pseudonym;
    List<String> before;
    try (TestServer server = TestServer.in(directory)) {
      String session = server.signedInAs(ACCOUNT, Role.INDIVIDUAL, ACCOUNT, IDENTITY);
      post(server, "/api/teams", "{\"name\":\"structure\"}");
      put(
          server,
          "/api/teams/members",
          "{\"team\":\"structure\",\"user\":\"%s\"}".formatted(ACCOUNT));
      String token =
          TestServer.json(
                  post(
                      server,
                      "/api/tokens",
                      "{\"name\":\"hers\",\"scopes\":[\"read\"],\"actingAs\":\"%s\"}"
                          .formatted(ACCOUNT)))
              .path("token")
              .asString();
      put(
          server,
          "/api/views",
          "{\"name\":\"hers\",\"url\":\"/overview?user=o.quandt%40practice.test&period=all\"}");
      assertThat(server.post("/api/events", "application/x-ndjson", events()).statusCode())
          .isEqualTo(200);
      server.awaitVisible();
      before = answers(server);

      JsonNode known = server.json("/api/users/data?name=ottilie+quandt");
      assertThat(known.path("events")).hasSize(7);
      assertThat(known.path("quarantined")).hasSize(2);
      assertThat(known.path("memberships").path(0).path("team").asString()).isEqualTo("structure");
      assertThat(known.path("sessions")).hasSize(1);
      assertThat(known.path("tokens").path(0).path("name").asString()).isEqualTo("hers");
      assertThat(known.path("auditEntries").isEmpty()).isFalse();
      assertThat(known.toString()).doesNotContain(token);

      pseudonym = erased(server);
      assertThat(named(answers(server), pseudonym)).containsExactlyInAnyOrderElementsOf(before);
      assertThat(status(server, "/api/me", "Cookie", session)).isEqualTo(401);
      assertThat(status(server, "/api/me", "Authorization", "Bearer " + token)).isEqualTo(401);
      assertThat(server.json("/api/views").path("views").path(0).path("url").asString())
          .isEqualTo("/overview?user=" + pseudonym + "-2&period=all");
      assertThat(server.json("/api/audit/verification").path("whole").asBoolean()).isTrue();
      assertThat(server.json("/api/audit?action=user.erase").toString()).contains(ACCOUNT);
    }
    assertThat(filesNaming(directory, "quandt")).isEmpty();
    try (TestServer server = TestServer.in(directory)) {
      assertThat(named(answers(server), pseudonym)).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  @Test
  void erase_holdsForWhatComesLater(@TempDir Path directory) {
    try (TestServer server = TestServer.in(directory)) {
      server.signedInAs(ACCOUNT, Role.INDIVIDUAL, ACCOUNT, IDENTITY);
      String late = event(LATE, "generation/element_generated", IDENTITY, "\"value\":1500");
      server.post("/api/events", "application/x-ndjson", late);
      String pseudonym = erased(server);

      JsonNode again = TestServer.json(server.post("/api/events", "application/x-ndjson", late));
      assertThat(again.path("duplicate").asInt()).isEqualTo(1);
      server.post(
          "/api/events",
          "application/x-ndjson",
          event(UUID.randomUUID(), "generation/element_generated", ACCOUNT, "\"value\":1"));
      server.awaitVisible();
      assertThat(server.json("/api/dimensions/user?period=all&module=generation").path("values"))
          .extracting(value -> value.path("value").asString())
          .containsExactlyInAnyOrder(pseudonym, pseudonym + "-2");
      String wanted = "{\"name\":\"new\",\"role\":\"individual\",\"identities\":[\"%s\"]}";
      assertThat(post(server, "/api/users", wanted.formatted(IDENTITY)).statusCode())
          .isEqualTo(409);
      assertThat(post(server, "/api/users", wanted.formatted("somebody else")).statusCode())
          .isEqualTo(201);
      assertThat(erase(server, pseudonym).statusCode()).isEqualTo(409);
      assertThat(erase(server, "nobody").statusCode()).isEqualTo(404);
    }
  }

  private static String erased(TestServer server) {
    HttpResponse<byte[]> begun = erase(server, ACCOUNT);
    assertThat(begun.statusCode()).isEqualTo(202);
    String person = TestServer.json(begun).path("person").asString();
    assertThat(person).matches("person-[0-9a-f]{12}");
    JsonNode done =
        server.await(
            "/api/users/erasure?person=" + person,
            one -> one.path("state").asString().equals("done"));
    assertThat(done.path("kept").isEmpty()).isFalse();
    server.awaitVisible();
    return person;
  }

  private static HttpResponse<byte[]> erase(TestServer server, String name) {
    return server.send(server.request("/api/users/data?name=" + name.replace(' ', '+')).DELETE());
  }

  /** Every metric as a whole, by person, by team and for her team, with what stands behind it. */
  private static List<String> answers(TestServer server) {
    List<String> answers = new ArrayList<>();
    List<Map<String, Object>> queries = new ArrayList<>();
    for (JsonNode metric : server.json("/api/metrics").path("metrics")) {
      String name = metric.path("name").asString();
      queries.add(Map.of("metric", name));
      for (String by : List.of("user", "team", "reviewer")) {
        queries.add(Map.of("metric", name, "by", List.of(by)));
      }
    }
    for (Map<String, Object> filters :
        List.of(Map.<String, Object>of(), Map.<String, Object>of("team", List.of("structure")))) {
      for (int from = 0; from < queries.size(); from += 40) {
        Object view =
            Map.of(
                "period",
                "all",
                "filters",
                filters,
                "queries",
                queries.subList(from, Math.min(queries.size(), from + 40)));
        JsonNode told =
            TestServer.json(
                post(server, "/api/metrics/query", TestServer.JSON.writeValueAsString(view)));
        told.path("results").forEach(one -> answers.addAll(figures(one)));
      }
    }
    assertThat(answers).hasSizeGreaterThan(2 * queries.size());
    answers.add(server.json("/api/accounting").path("lines").toString());
    answers.add(server.json("/api/accounting").path("total").toString());
    answers.add(server.json("/api/quarantine").path("open").toString());
    answers.add(server.json("/api/events?period=all").path("total").toString());
    return answers;
  }

  /** Without when it was asked, and up to which row; in no order, for names have changed. */
  private static List<String> figures(JsonNode answer) {
    String metric = answer.path("metric").asString() + answer.path("error");
    List<String> figures = new ArrayList<>();
    figures.add(metric + " " + answer.path("value") + " " + answer.path("events"));
    answer.path("groups").forEach(group -> figures.add(metric + " " + group));
    return figures;
  }

  /** With her own names again. */
  private static List<String> named(List<String> answers, String pseudonym) {
    return answers.stream()
        .map(one -> one.replace(pseudonym + "-2", IDENTITY).replace(pseudonym, ACCOUNT))
        .toList();
  }

  private static List<String> filesNaming(Path directory, String name) throws IOException {
    TreeMap<String, Boolean> named = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (content.contains(name) && !file.getFileName().toString().startsWith("audit.")) {
          named.put(directory.relativize(file).toString(), true);
        }
      }
    }
    return List.copyOf(named.keySet());
  }

  private static int status(TestServer server, String path, String header, String value) {
    return server.send(server.anonymous(path).header(header, value).GET()).statusCode();
  }

  private static HttpResponse<byte[]> post(TestServer server, String path, String body) {
    return server.post(path, "application/json", body);
  }

  private static HttpResponse<byte[]> put(TestServer server, String path, String body) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }
}
