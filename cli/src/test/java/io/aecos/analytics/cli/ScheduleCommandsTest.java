package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code schedule} and {@code refresh} through the server that runs. */
class ScheduleCommandsTest {
  @TempDir Path directory;

  @Test
  void schedule_isAddedListedRunAndRemoved_andRefreshTellsItsSeed() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("reports"));
    try (AnalyticsServer server =
        AnalyticsServer.start(
            ServerOptions.passing(new DataDirectory(directory.resolve("data")), false))) {
      assertThat(server.url()).startsWith("http");
      JsonNode made =
          json(
              "schedule",
              "add",
              "files",
              "--report",
              "weekly",
              "--format",
              "csv",
              "--cron",
              "0 6 * * 1",
              "--tz",
              "Europe/Berlin",
              "--folder",
              folder.toString());
      assertThat(made.path("nextDue").asString()).isNotBlank();
      assertThat(made.path("report").path("tz").asString()).isEqualTo("Europe/Berlin");

      assertThat(json("schedule", "run", "files").path("state").asString()).isEqualTo("done");
      try (var files = Files.list(folder)) {
        assertThat(files).hasSize(1);
      }
      JsonNode listed = json("schedule", "list").path("schedules").path(0);
      assertThat(listed.path("lastRun").path("state").asString()).isEqualTo("done");

      assertThat(run("schedule", "add", "files", "--refresh", "--cron", "@daily").code())
          .isEqualTo(ExitCodes.USAGE);
      assertThat(run("schedule", "add", "x", "--refresh", "--cron", "often").code())
          .isEqualTo(ExitCodes.USAGE);
      assertThat(run("schedule", "run", "nobody").code()).isEqualTo(ExitCodes.USAGE);
      assertThat(run("schedule", "remove", "files").code()).isZero();
      assertThat(json("schedule", "list").path("schedules")).isEmpty();

      Ran refreshed = run("refresh", "--seed", "11");
      assertThat(refreshed.code()).isZero();
      assertThat(refreshed.out()).contains("16 random questions with seed 11");
    }
  }

  private record Ran(int code, String out) {}

  private JsonNode json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Ran ran = run(all.toArray(new String[0]));
    assertThat(ran.code()).as(ran.out()).isZero();
    return Api.JSON.readTree(ran.out());
  }

  private Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("analytics"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", directory.resolve("data").toString()));
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int code = Aecos.run(all.toArray(new String[0]));
      return new Ran(code, out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
