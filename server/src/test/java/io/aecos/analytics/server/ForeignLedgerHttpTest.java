package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server whose ledger was put in place of the one that its projection was made from. */
class ForeignLedgerHttpTest {
  private static final String METRIC = "/api/metrics/elements_generated?period=all";

  @TempDir Path directory;

  @Test
  void foreignProjection_isNotCounted_untilItIsRebuilt() throws Exception {
    try (TestServer first = TestServer.in(directory)) {
      deliver(1, "tower", first);
    }
    forgetLedger();
    try (TestServer second = TestServer.in(directory)) {
      deliver(3, "clinic", second);
      second.await("/api/doctor", doctor -> !projection(doctor).path("ok").asBoolean(true));

      assertThat(projection(second.json("/api/doctor")).path("detail").asString())
          .isEqualTo(
              "2 ledger rows behind: the projection was made from another ledger;"
                  + " `aecos analytics rebuild` makes it again from this one");
      assertThat(second.get("/actuator/health").statusCode()).isEqualTo(503);
      for (String question : new String[] {METRIC, "/api/events?period=all"}) {
        assertThat(second.get(question).statusCode()).as(question).isEqualTo(503);
        assertThat(second.json(question).path("code").asString())
            .isEqualTo("PROJECTION_UNAVAILABLE");
      }

      JsonNode rebuilt = second.rebuilt();
      assertThat(rebuilt.path("before").path("rows").asInt()).isEqualTo(1);
      assertThat(rebuilt.path("rows").asInt()).isEqualTo(3);
      assertThat(second.json("/api/events?period=all").path("total").asInt()).isEqualTo(3);
      second.await("/api/doctor", doctor -> projection(doctor).path("ok").asBoolean(false));
      assertThat(second.get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }

  private static void deliver(int events, String project, TestServer server) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < events; i++) {
      body.append(Events.generated(project, "mia")).append('\n');
    }
    assertThat(server.post("/api/events", "application/x-ndjson", body.toString()).statusCode())
        .isLessThan(300);
    if (project.equals("tower")) {
      server.awaitVisible();
    }
  }

  private void forgetLedger() throws IOException {
    try (var files = Files.newDirectoryStream(directory, "ledger.sqlite*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static JsonNode projection(JsonNode doctor) {
    for (JsonNode check : doctor.path("checks")) {
      if (check.path("name").asString().equals("projection")) {
        return check;
      }
    }
    throw new AssertionError("nothing is said of the projection");
  }
}
