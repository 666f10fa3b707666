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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commands that keep something in the server, through the one that runs. */
class ScheduleCommandsTest {
  @TempDir static Path directory;
  private static AnalyticsServer server;

  @BeforeAll
  static void start() {
    server =
        AnalyticsServer.start(
            ServerOptions.passing(new DataDirectory(directory.resolve("data")), false));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void alert_isTriedAddedSilencedAndRemoved() {
    String[] rule = {
      "--metric", "elements_generated", "--per", "week", "--op", "<", "--value", "5"
    };
    JsonNode trial = json(with(rule, "alert", "simulate"));
    assertThat(trial.path("possible").asBoolean()).isTrue();
    assertThat(trial.path("recent").isNumber()).isTrue();
    JsonNode made = json(with(rule, "alert", "add", "few", "--filter", "project=tower"));
    assertThat(made.path("rule").path("filters").path("project").get(0).asString())
        .isEqualTo("tower");

    assertThat(json("alert", "silence", "few", "--for", "2h").path("silentUntil").isNull())
        .isFalse();
    assertThat(json("alert", "silence", "few", "--end").path("silentUntil").isNull()).isTrue();
    assertThat(run("alert", "silence", "few").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("alert", "list").out()).contains("few", "threshold elements_generated < 5");
    assertThat(run("alert", "add", "x", "--metric", "nothing").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("alert", "add", "x", "--filter", "tower").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(json("alert", "remove", "few").path("removed").asString())
        .isEqualTo(made.path("id").asString());
    assertThat(json("alert", "list").path("alerts")).isEmpty();
    assertThat(run("alert", "remove", "few").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void alertOnAnomalies_isTriedAndAddedLikeOthers() {
    String[] rule = {"--kind", "anomaly", "--metric", "elements_generated", "--direction", "down"};
    JsonNode trial = json(with(rule, "alert", "simulate"));
    assertThat(trial.path("possible").asBoolean()).isFalse();
    assertThat(trial.path("reason").asString()).contains("no settled value");
    JsonNode made = json(with(rule, "alert", "add", "unusually few"));
    assertThat(made.path("rule").path("direction").asString()).isEqualTo("down");

    assertThat(run("alert", "list").out()).contains("anomaly elements_generated down");
    String[] nonsense = {"--kind", "anomaly", "--metric", "parses", "--direction", "sideways"};
    assertThat(run(with(nonsense, "alert", "simulate")).code()).isEqualTo(ExitCodes.USAGE);
    json("alert", "remove", "unusually few");
  }

  @Test
  void baseline_isSetExportedImportedAndRemoved() throws Exception {
    JsonNode set = json("baseline", "set", "--type", "IfcWall", "--hours", "2.25", "--rate", "92");
    assertThat(set.path("rate").asDouble()).isEqualTo(92);
    Path file = directory.resolve("baselines.csv");
    assertThat(run("baseline", "export", "--out", file.toString()).code()).isZero();
    assertThat(Files.readString(file)).contains("IfcWall,,,2.25,92.0,");
    Files.writeString(file, "elementType,hours,from\nIfcDoor,1.5,2026-01-01\n");
    assertThat(json("baseline", "import", "--csv", file.toString()).path("baselines")).hasSize(1);
    assertThat(run("baseline", "list").out()).contains("IfcDoor", "2026-01-01", "as otherwise");

    Files.writeString(file, "elementType,hours\nIfcSlab,none\n");
    assertThat(run("baseline", "import", "--csv", file.toString()).code())
        .isEqualTo(ExitCodes.USAGE);
    assertThat(json("baseline", "list").path("baselines")).hasSize(3);
    assertThat(run("baseline", "remove", "--type", "IfcWall").code()).isZero();
    assertThat(run("baseline", "remove", "--type", "IfcDoor", "--from", "2026-01-01").code())
        .isZero();
    assertThat(run("baseline", "remove", "--type", "IfcWall").code()).isNotZero();
    assertThat(json("baseline", "list").path("baselines")).hasSize(1);
  }

  @Test
  void import_ofATable_takesItWholeOrNotAtAll() throws Exception {
    Path file = directory.resolve("actuals.csv");
    String event =
        "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"occurredAt\":\"2026-03-01T09:00:00Z\","
            + "\"module\":\"cost\",\"type\":\"estimate_completed\",\"project\":\"tower\","
            + "\"elementGuid\":\"W1\",\"value\":1000}";
    Path events = directory.resolve("events.json");
    Files.writeString(events, event);
    try (Session session = Session.open(options())) {
      var unused = session.api().post("/api/events", Api.JSON.readTree(event));
      session.awaitProjection();
    }
    Files.writeString(
        file, "project,elementGuid,date,cost,duration\ntower,W1,2026-03-02,1480.50,2.5\n");
    JsonNode first = json("import", "--csv", file.toString());
    assertThat(first.path("stored").asInt()).isEqualTo(2);
    assertThat(run("import", "--csv", file.toString()).out())
        .contains("2 received = 0 stored + 2 duplicate");

    Files.writeString(file, "project,elementGuid,date,cost\ntower,W1,2026-03-03,€12\n");
    Ran refused = run("import", "--csv", file.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("import", "--csv", directory.resolve("none.csv").toString()).code())
        .isEqualTo(ExitCodes.USAGE);
    Path map = directory.resolve("map.yaml");
    Files.writeString(map, "columns: {cost: Spent}\n");
    Files.writeString(file, "project,elementGuid,date,Spent\ntower,W1,2026-03-04,12\n");
    assertThat(
            json("import", "--csv", file.toString(), "--map", map.toString())
                .path("stored")
                .asInt())
        .isEqualTo(1);
  }

  private static DataOptions options() {
    DataOptions options = new DataOptions();
    options.data = directory.resolve("data");
    return options;
  }

  private static String[] with(String[] rule, String... command) {
    return Stream.concat(Stream.of(command), Stream.of(rule)).toArray(String[]::new);
  }

  @Test
  void schedule_isAddedListedRunAndRemoved_andRefreshTellsItsSeed() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("reports"));
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
