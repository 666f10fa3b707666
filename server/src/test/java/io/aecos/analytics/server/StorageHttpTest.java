package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StorageHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void storage_tellsWhatIsHeldAndWhere() throws Exception {
    server.post("/api/events", "application/json", Events.generated("tower", "mia"));
    server.awaitVisible();
    JsonNode state = server.json("/api/storage");

    assertThat(state.path("events").asInt()).isEqualTo(1);
    assertThat(state.path("oldest").asString()).isEqualTo(state.path("newest").asString());
    assertThat(state.path("ledger").path("bytes").asLong())
        .isGreaterThanOrEqualTo(Files.size(directory.resolve("ledger.sqlite")));
    assertThat(state.path("projection").path("bytes").asLong())
        .isGreaterThanOrEqualTo(Files.size(directory.resolve("projection.duckdb")));
    assertThat(state.path("growth").path("days")).hasSize(30);
    assertThat(state.path("growth").path("days").get(29).path("events").asInt()).isEqualTo(1);
    assertThat(state.path("disk").path("freeBytes").asLong()).isPositive();
    assertThat(state.path("disk").path("fullInDays").isNull()).isTrue();
    assertThat(state.path("retention").asString()).isEqualTo("everything");
  }

  @Test
  void storage_isForAdministrators() {
    String cookie = server.signedInAs("lead", Viewer.Role.TEAM_LEAD, "mia");

    assertThat(
            server
                .send(server.anonymous("/api/storage").header("Cookie", cookie).GET())
                .statusCode())
        .isEqualTo(403);
    assertThat(server.send(server.anonymous("/api/storage").GET()).statusCode()).isEqualTo(401);
  }
}
