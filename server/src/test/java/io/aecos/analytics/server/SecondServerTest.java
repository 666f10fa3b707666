package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondServerTest {
  @TempDir Path directory;

  @Test
  void start_secondIsToldWhoHoldsTheDirectory() {
    try (TestServer first = TestServer.in(directory)) {
      assertThatThrownBy(() -> TestServer.in(directory))
          .hasMessageContaining(first.server().url())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .extracting(error -> ((AnalyticsException) error).code())
          .isEqualTo(ErrorCode.DATA_DIRECTORY_IN_USE);
    }
  }

  @Test
  void start_wrongConfigurationIsToldAndLeavesTheDirectoryFree() throws IOException {
    Path config = directory.resolve("config.yaml");
    Files.writeString(config, "keepWords: true\nprot: 1\n");
    assertThatThrownBy(() -> TestServer.in(directory)).hasMessageContaining("config.yaml:2");
    Files.delete(config);

    try (TestServer server = TestServer.in(directory)) {
      assertThat(server.get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void start_deletedProjectionIsMadeAgain() throws IOException {
    try (TestServer server = TestServer.in(directory)) {
      server.post("/api/events", "application/json", Events.generated("tower", "mia"));
    }
    Files.delete(directory.resolve("projection.duckdb"));

    try (TestServer server = TestServer.in(directory)) {
      server.awaitVisible();
      assertThat(server.json("/api/metrics/elements_generated?period=7d").path("value").asInt())
          .isEqualTo(1);
    }
  }
}
