package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.duckdb.DuckDbProjection;
import io.aecos.analytics.engine.duckdb.DuckDbSettings;
import io.aecos.analytics.engine.duckdb.RollupSettings;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.server.directory.DataDirectory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Refreshes over HTTP, with a projection that rolls up from the first event on. */
class RefreshHttpTest {
  @TempDir Path directory;

  @Test
  void refresh_takesInWhatChanged_checksRollups_andDoesWhatIsDue() throws Exception {
    Path workspace = workspace();
    Path reports = Files.createDirectories(directory.resolve("reports"));
    try (TestServer server = server()) {
      for (int i = 0; i < 40; i++) {
        server.post("/api/events", "application/json", Events.generated("tower", "mia"));
      }
      server.post(
          "/api/imports", "application/json", "{\"workspace\":\"%s\"}".formatted(workspace));
      HttpResponse<byte[]> made =
          server.post(
              "/api/schedules",
              "application/json",
              """
              {"name":"files","report":{"report":"weekly","format":"csv"},"cron":"0 6 * * 1",
               "deliver":{"folder":"%s"}}"""
                  .formatted(reports));
      String id = TestServer.json(made).path("id").asString();
      server
          .server()
          .context()
          .getBean(io.aecos.analytics.registry.Timetable.class)
          .put(id, java.time.Instant.now().minusSeconds(60));

      JsonNode end = refreshed(server, "?seed=7");

      assertThat(end.path("ok").asBoolean()).as(end.toPrettyString()).isTrue();
      assertThat(end.path("workspaces").path(0).path("workspace").asString())
          .isEqualTo(workspace.toString());
      assertThat(end.path("workspaces").path(0).path("state").asString()).isEqualTo("read");
      assertThat(end.path("check").path("seed").asLong()).isEqualTo(7);
      assertThat(end.path("check").path("same").asBoolean()).as(end.toPrettyString()).isTrue();
      assertThat(end.path("check").path("fromRollups").asInt()).isPositive();
      assertThat(end.path("schedules").path(0).path("state").asString()).isEqualTo("done");
      try (var files = Files.list(reports)) {
        assertThat(files).hasSize(1);
      }
      assertThat(server.json("/api/refresh").path("refreshes").path(0).path("id").asString())
          .isEqualTo(end.path("id").asString());
      assertThat(check(server, "refresh").path("ok").asBoolean()).isTrue();

      long before = server.json("/api/accounting").path("total").path("stored").asLong();
      refreshed(server, "");
      // Only the delivery is recorded.
      assertThat(server.json("/api/accounting").path("total").path("stored").asLong())
          .isEqualTo(before);
    }
  }

  @Test
  void refresh_twiceAtOnce_isOne() {
    try (TestServer server = server()) {
      Set<String> ids = new HashSet<>();
      List.of(1, 2, 3, 4).parallelStream()
          .map(i -> TestServer.json(server.post("/api/refresh", "application/json", "")))
          .forEach(
              job -> {
                synchronized (ids) {
                  ids.add(job.path("id").asString());
                }
              });
      assertThat(ids).hasSizeLessThan(4);
    }
  }

  @Test
  void refresh_ofAFolderThatIsGone_isAFinding_untilItIsForgotten() throws Exception {
    Path workspace = workspace();
    try (TestServer server = server()) {
      server.post(
          "/api/imports", "application/json", "{\"workspace\":\"%s\"}".formatted(workspace));
      Files.move(workspace, directory.resolve("elsewhere"));

      JsonNode end = refreshed(server, "");

      assertThat(end.path("ok").asBoolean()).isFalse();
      assertThat(end.path("findings").toString()).contains(workspace.toString(), "--forget");
      assertThat(check(server, "refresh").path("ok").asBoolean()).isFalse();
      String forget = "/api/refresh/workspaces?workspace=" + workspace;
      assertThat(server.send(server.request(forget).DELETE()).statusCode()).isEqualTo(204);
      assertThat(server.send(server.request(forget).DELETE()).statusCode()).isEqualTo(404);
      assertThat(refreshed(server, "").path("ok").asBoolean()).isTrue();
    }
  }

  private static JsonNode check(TestServer server, String name) {
    for (JsonNode check : server.json("/api/doctor").path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }

  private static JsonNode refreshed(TestServer server, String query) {
    HttpResponse<byte[]> started = server.post("/api/refresh" + query, "application/json", "");
    assertThat(started.statusCode()).isEqualTo(202);
    String job = started.headers().firstValue("Location").orElseThrow();
    return server.await(job, told -> !told.path("state").asString().equals("running"));
  }

  private Path workspace() throws Exception {
    Path project = Files.createDirectories(directory.resolve("projects/tower"));
    Files.writeString(project.resolve("aecos_project.json"), "{}");
    return project.toRealPath();
  }

  private TestServer server() {
    Path data = directory.resolve("data");
    return TestServer.of(
        new DataDirectory(data),
        beans -> {
          beans.registerBean(SqlTimetable.Pace.class, () -> SchedulesHttpTest.FAST);
          beans.registerBean(
              "eagerProjection",
              Projection.class,
              () ->
                  DuckDbProjection.open(
                      data.resolve("eager.duckdb"),
                      EventCatalog.shipped(),
                      new DuckDbSettings(256, 2, new RollupSettings(0, 1, 256))),
              definition -> definition.setPrimary(true));
        });
  }
}
