package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The workflow's step as a script, with the real command line and no server that runs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script of sh")
class DailyRefreshTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void step_ofTheWorkflow_refreshes_twiceAtOnce_andFailsWhereSomethingIsAmiss() throws Exception {
    String step = step();
    Path project = Files.createDirectories(directory.resolve("projects/tower"));
    Files.writeString(project.resolve("aecos_project.json"), "{}");
    Path data = directory.resolve("data");
    Path summary = directory.resolve("summary.md");
    assertThat(
            Aecos.run(
                "analytics",
                "import",
                "--workspace",
                project.toString(),
                "--data",
                data.toString()))
        .isZero();

    Map<String, String> own =
        Map.of(
            "AECOS", command().toString(),
            "AECOS_ANALYTICS_HOME", data.toString(),
            "GITHUB_STEP_SUMMARY", summary.toString());
    Process first = start(step, own, "first.json");
    Process second = start(step, own, "second.json");

    for (String json : List.of("first.json", "second.json")) {
      Process process = json.startsWith("first") ? first : second;
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(said(json)).isZero();
      JsonNode told = Api.JSON.readTree(Files.readString(directory.resolve(json)));
      assertThat(told.path("ok").asBoolean()).isTrue();
      assertThat(told.path("workspaces").path(0).path("state").asString()).isEqualTo("read");
      assertThat(told.path("check").path("seed").isNumber()).isTrue();
    }
    assertThat(summary).content().contains("## Daily refresh", "All went well.");

    Files.move(project, directory.resolve("gone"));
    Process third = start(step, own, "third.json");
    assertThat(third.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(third.exitValue()).as(said("third.json")).isEqualTo(ExitCodes.FINDING);
    assertThat(summary).content().contains("Exit code 1");
  }

  @Test
  void step_withoutAServerOrData_saysWhatIsMissing() throws Exception {
    Process process = start(step(), Map.of("AECOS", "/bin/false"), "none.json");

    assertThat(process.waitFor()).isEqualTo(ExitCodes.USAGE);
    assertThat(said("none.json")).contains("AECOS_ANALYTICS_HOME");
  }

  @Test
  void units_areVerifiedWhereSystemdIs() throws Exception {
    Path verifier = Path.of("/usr/bin/systemd-analyze");
    Assumptions.assumeTrue(Files.isExecutable(verifier), "there is no systemd here");
    for (String unit :
        List.of("aecos-analytics-refresh.timer", "aecos-analytics-refresh.service")) {
      Process process =
          new ProcessBuilder(
                  verifier.toString(), "verify", ROOT.resolve("packaging").resolve(unit).toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      // What it says of the machine, such as a missing jar or man page, is none of the unit's.
      assertThat(said.lines().filter(line -> line.contains("aecos-analytics-refresh")))
          .filteredOn(line -> !line.contains("is not executable"))
          .isEmpty();
    }
  }

  /** What the workflow runs; its file is told where to by the test. */
  private static String step() throws IOException {
    String workflow = Files.readString(ROOT.resolve(".github/workflows/daily-refresh.yml"));
    Matcher run = Pattern.compile("(?m)^ +run: (packaging/\\S+) refresh\\.json$").matcher(workflow);
    assertThat(run.find()).isTrue();
    return run.group(1);
  }

  private Process start(String step, Map<String, String> environment, String json)
      throws IOException {
    ProcessBuilder process =
        new ProcessBuilder("sh", "-c", step + " " + directory.resolve(json))
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(json + ".said").toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("AECOS"));
    process.environment().putAll(environment);
    return process.start();
  }

  private String said(String json) throws IOException {
    return Files.readString(directory.resolve(json + ".said"));
  }

  private Path command() throws IOException {
    Path command = directory.resolve("aecos");
    Files.writeString(
        command,
        """
        #!/bin/sh
        exec '%s' -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Aecos.class.getName()));
    return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
