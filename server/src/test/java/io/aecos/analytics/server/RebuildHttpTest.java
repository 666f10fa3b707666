package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Making the projection again while the server answers. */
class RebuildHttpTest {
  private static final int EVENTS = 40_000;
  private static final String REBUILD = "/api/rebuild?verify=true";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      lines.append(Events.generated("tower", "mia")).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void rebuild_isAJobWithAnAddressThatTellsItsOutcome() {
    HttpResponse<byte[]> answer = server.post(REBUILD, "application/json", "");
    JsonNode job = TestServer.json(answer);
    String address = answer.headers().firstValue("Location").orElseThrow();
    JsonNode end = server.await(address, now -> !now.path("state").asString().equals("running"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(address).isEqualTo("/api/rebuild/" + job.path("id").asString());
    assertThat(end.path("state").asString()).isEqualTo("done");
    assertThat(end.path("done").asLong()).isEqualTo(end.path("total").asLong()).isPositive();
    assertThat(end.path("equal").asBoolean()).isTrue();
    assertThat(end.path("rows").asInt()).isEqualTo(EVENTS);
    assertThat(end.path("before").path("hash")).isEqualTo(end.path("after").path("hash"));
  }

  @Test
  void rebuild_askedForTwice_runsOnce() {
    List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(
          server.http.sendAsync(
              server.request(REBUILD).POST(BodyPublishers.noBody()).build(),
              BodyHandlers.ofByteArray()));
    }
    List<JsonNode> jobs = asked.stream().map(one -> TestServer.json(one.join())).toList();

    assertThat(jobs).extracting(job -> job.path("id").asString()).containsOnly(idOf(jobs));
    server.await("/api/rebuild/" + idOf(jobs), job -> job.path("state").asString().equals("done"));
  }

  @Test
  void unknownRebuild_isNotFound() {
    HttpResponse<byte[]> answer = server.get("/api/rebuild/nope");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("NOT_FOUND");
  }

  private static String idOf(List<JsonNode> jobs) {
    return jobs.get(0).path("id").asString();
  }
}
