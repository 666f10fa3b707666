package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code launch} as a process of its own. */
class LaunchTest {
  @TempDir private Path data;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it kills outright there")
  void launch_toldToEndWhileItLoads_endsWithoutComplaint() throws Exception {
    Process launch = launch("--demo");
    List<String> said = new ArrayList<>();
    try (BufferedReader output = launch.inputReader()) {
      boolean told = false;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
        if (!told && line.startsWith("Demo data: 10%")) {
          launch.toHandle().destroy(); // Process.destroy() closes what it still says
          told = true;
        }
      }
    } finally {
      launch.destroyForcibly();
    }

    assertThat(said).anyMatch(line -> line.startsWith("Demo data: 10%"));
    assertThat(said).noneMatch(line -> line.startsWith("Ready."));
    assertThat(said).noneMatch(line -> line.startsWith("aecos:") || line.contains("xception"));
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.aecos.analytics.cli.Aecos",
                "analytics",
                "launch",
                "--no-open",
                "--port",
                "0",
                "--data",
                data.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
