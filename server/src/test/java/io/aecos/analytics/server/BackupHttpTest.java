package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backup that a server makes of itself while events arrive. */
class BackupHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory.resolve("data"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void backup_whileEventsArrive_isOfOneMoment_andForItsOwnerAlone() throws Exception {
    AtomicBoolean ends = new AtomicBoolean();
    Thread sender = new Thread(() -> deliverUntil(ends));
    sender.start();
    JsonNode ended;
    try {
      server.await("/api/accounting", books -> books.path("total").path("stored").asLong() > 200);
      ended = ended(started(directory.resolve("backup")));
    } finally {
      ends.set(true);
      sender.join();
    }

    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
    JsonNode ledger = ended.path("outcome").path("ledger");
    assertThat(ledger.path("events").asLong()).isGreaterThan(200);
    assertThat(ledger.path("stored")).isEqualTo(ledger.path("events"));
    assertThat(ended.path("outcome").path("audit").path("fault").isNull()).isTrue();
    for (String name : new String[] {"ledger.sqlite", "keys/audit.key", "manifest.json"}) {
      Path file = directory.resolve("backup").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(name)
          .isEqualTo("rw-------");
    }
    JsonNode kept = server.json("/api/audit?action=backup").path("entries").get(0);
    assertThat(kept.path("target").asString()).isEqualTo(directory.resolve("backup").toString());
  }

  @Test
  void backup_toWhereSomethingIs_isRefusedAndLeavesItAlone() throws IOException {
    Path place = Files.createDirectory(directory.resolve("taken"));
    Files.writeString(place.resolve("letter.txt"), "mine");

    assertThat(started(place).statusCode()).isEqualTo(409);
    assertThat(started(directory.resolve("data").resolve("inside")).statusCode()).isEqualTo(409);
    assertThat(post("relative").statusCode()).isEqualTo(400);
    assertThat(place.resolve("letter.txt")).hasContent("mine");
    assertThat(place.toFile().list()).hasSize(1);
  }

  @Test
  void backup_thatFails_saysWhy_andLeavesNothing() throws IOException {
    Files.delete(directory.resolve("data").resolve("registry.sqlite"));
    Path place = directory.resolve("failed");
    JsonNode ended = ended(started(place));

    assertThat(ended.path("state").asString()).isEqualTo("failed");
    assertThat(ended.path("message").asString()).isEqualTo("registry.sqlite is not there");
    assertThat(place).doesNotExist();
  }

  @Test
  void backup_isForAdministrators() {
    String cookie = server.signedInAs("lead", Viewer.Role.TEAM_LEAD, "mia");

    assertThat(
            server
                .send(
                    server
                        .anonymous("/api/backup")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"to\":\"/x\"}")))
                .statusCode())
        .isEqualTo(403);
  }

  private void deliverUntil(AtomicBoolean ends) {
    while (!ends.get()) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        lines.append(Events.generated("tower", "mia")).append('\n');
      }
      server.post("/api/events", "application/x-ndjson", lines.toString());
    }
  }

  private HttpResponse<byte[]> started(Path to) {
    return post(to.toString());
  }

  private HttpResponse<byte[]> post(String to) {
    return server.post(
        "/api/backup", "application/json", TestServer.JSON.writeValueAsString(Map.of("to", to)));
  }

  private JsonNode ended(HttpResponse<byte[]> started) {
    assertThat(started.statusCode()).isEqualTo(202);
    return server.await(
        started.headers().firstValue("Location").orElseThrow(),
        job -> !job.path("state").asString().equals("running"));
  }
}
