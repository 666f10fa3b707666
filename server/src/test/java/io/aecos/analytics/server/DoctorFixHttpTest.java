package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.registry.Timetable;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Inconsistencies are planted behind the server's back; the doctor finds them and offers a fix. */
class DoctorFixHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(Events.generated("tower", "mia")).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What only a look behind the server's back can bring about. */
  private void plant(String url, String sql) throws Exception {
    server.close();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    server = TestServer.in(directory);
    server.awaitVisible();
  }

  private String sqlite(String file) {
    return "jdbc:sqlite:" + directory.resolve(file);
  }

  private JsonNode check(String name, boolean deep) {
    for (JsonNode check : server.json("/api/doctor" + (deep ? "?deep=true" : "")).path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check is called " + name);
  }

  private void assertFound(String name, boolean deep, String fix, String detail) {
    JsonNode check = check(name, deep);
    assertThat(check.path("ok").asBoolean(true)).as(check.toString()).isFalse();
    assertThat(check.path("fix").path("name").asString()).isEqualTo(fix);
    assertThat(check.path("detail").asString()).contains(detail);
  }

  /** What was done, by the names of the fixes. */
  private List<String> fixed(String body) {
    HttpResponse<byte[]> started = server.post("/api/doctor/fix", "application/json", body);
    assertThat(started.statusCode()).as(new String(started.body())).isEqualTo(202);
    JsonNode job =
        server.await(
            started.headers().firstValue("Location").orElseThrow(),
            now -> !now.path("state").asString().equals("running"));
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    List<String> done = new ArrayList<>();
    for (JsonNode each : job.path("outcome").path("done")) {
      assertThat(each.path("done").asBoolean()).as(each.toString()).isTrue();
      done.add(each.path("fix").asString());
    }
    return done;
  }

  @Test
  void fix_whereAllIsWell_doesNothing() {
    assertThat(fixed("{\"deep\":true}")).isEmpty();
    assertThat(check("projection", true).path("detail").asString())
        .isEqualTo("up to date, equal to the ledger in 30 events");
  }

  @Test
  void months_thatAreMiscounted_areCountedAgain() throws Exception {
    plant(sqlite("ledger.sqlite"), "UPDATE segment SET held = held + 7");
    assertFound("ledger", false, "recount-months", "is counted as 37 events");

    assertThat(fixed("{}")).containsExactly("recount-months");
    assertThat(check("ledger", true).path("ok").asBoolean()).isTrue();
    JsonNode kept = server.json("/api/audit?action=doctor.fix").path("entries").path(0);
    assertThat(kept.path("outcome").asString()).isEqualTo("done");
    assertThat(kept.path("filters").asString()).contains("all that is safe");
  }

  @Test
  void projection_thatDiffersFromTheLedger_isFoundByReadingAll_andMadeAgain() throws Exception {
    plant(
        "jdbc:duckdb:" + directory.resolve("projection.duckdb"),
        "UPDATE event SET value = 7 WHERE seq = 3");
    assertThat(check("projection", false).path("ok").asBoolean()).isTrue();
    assertFound("projection", true, "rebuild-projection", "or they differ");

    assertThat(fixed("{\"deep\":true,\"only\":[\"recount-months\"]}")).isEmpty();
    assertThat(fixed("{\"deep\":true}")).containsExactly("rebuild-projection");
    assertThat(check("projection", true).path("ok").asBoolean()).isTrue();
  }

  @Test
  void schedule_thatTheTimetableHasLost_isPlannedAgain() {
    JsonNode made =
        TestServer.json(
            server.post(
                "/api/schedules",
                "application/json",
                """
                {"name":"weekly","report":{"report":"weekly","format":"csv"},"cron":"0 6 * * 1",
                 "deliver":{"folder":"%s"}}"""
                    .formatted(directory)));
    String id = made.path("id").asString();
    server.server().context().getBean(Timetable.class).remove(id);
    assertFound("schedules", false, "plan-schedules", "weekly of ");

    assertThat(fixed("{}")).containsExactly("plan-schedules");
    assertThat(server.json("/api/schedules/" + id).path("nextDue").asString())
        .isEqualTo(made.path("nextDue").asString());
  }

  @Test
  void keysAndHalfFiles_areClosedAndRemoved() throws Exception {
    Path key = directory.resolve("keys").resolve("audit.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Path half = directory.resolve("archive/2025-01/2025-01-1-abc.parquet.new");
    Files.createDirectories(half.getParent());
    Path fresh = Files.writeString(half.resolveSibling("2025-01-2-abc.parquet.new"), "half");
    Files.writeString(half, "half");
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    assertFound("keys", false, "close-keys", "audit.key");
    assertFound("archive", false, "remove-leftovers", "2025-01-1-abc.parquet.new");

    assertThat(fixed("{}")).containsExactlyInAnyOrder("close-keys", "remove-leftovers");
    assertThat(half).doesNotExist();
    assertThat(fresh).exists(); // Somebody may be writing it.
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatOnlyPeopleCanDecide_isNamed_andLeftAlone() throws Exception {
    plant(sqlite("ledger.sqlite"), "DELETE FROM event WHERE seq = 5");
    assertFound("ledger", false, "restore", "30 events were stored and 29 are there");
    assertThat(check("ledger", false).path("fix").path("safe").asBoolean()).isFalse();
    assertThat(fixed("{}")).isEmpty();
    assertThat(
            server
                .post("/api/doctor/fix", "application/json", "{\"only\":[\"restore\"]}")
                .statusCode())
        .isEqualTo(400);
  }
}
