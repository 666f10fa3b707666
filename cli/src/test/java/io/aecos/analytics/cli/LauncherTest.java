package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code ./aecos} in a tree with a build, a Java and a Node that only say that they
 * ran.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script of Bash")
class LauncherTest {
  @TempDir private Path tree;

  @BeforeEach
  void furnish() throws IOException {
    Files.copy(Path.of("..", "aecos"), tree.resolve("aecos"));
    Files.createDirectories(tree.resolve("core"));
    Files.createFile(tree.resolve("pom.xml"));
    script(
        "mvnw",
        "echo built >>builds; mkdir -p cli/target; sleep 1; echo jar >cli/target/aecos-analytics.jar");
    script(
        "jdk/bin/java",
        """
        case "$*" in
          *XshowSettings*) echo "    java.specification.version = 17" ;;
          *jarmode*) exit 1 ;;
          *) for last; do :; done; echo "ran $last in $(locale charmap)" ;;
        esac""");
    script("jdk/bin/javac", "");
    script("jdk/bin/node", "echo v22.0.0");
  }

  @Test
  void start_severalAtOnceWhileStale_buildOnceAndAllRun() throws Exception {
    List<Process> starts = IntStream.range(0, 3).mapToObj(i -> start("start-" + i)).toList();

    for (int i = 0; i < starts.size(); i++) {
      assertThat(output(starts.get(i))).contains("ran start-" + i);
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(tree.resolve("cli/target/build.lock")).doesNotExist();
  }

  @Test
  void start_whileAnotherWritesTheJar_waitsForIt() throws Exception {
    Process builder = start("first");
    while (!Files.exists(tree.resolve("builds"))) {
      assertThat(builder.isAlive()).isTrue();
      Thread.sleep(10);
    }
    Files.writeString(jar(), "half");

    String second = output(start("second"));

    assertThat(second).contains("waiting for process " + builder.pid(), "ran second");
    assertThat(output(builder)).contains("ran first");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void start_withTheLockOfOneThatWasKilled_takesItOver() throws Exception {
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Files.createDirectories(jar().getParent());
    Files.createSymbolicLink(tree.resolve("cli/target/build.lock"), Path.of("" + killed.pid()));

    assertThat(output(start("next"))).contains("ran next").doesNotContain("waiting");
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.isSymbolicLink(tree.resolve("cli/target/build.lock"))).isFalse();
  }

  @Test
  void start_buildsOnlyWhenASourceIsNewer() throws Exception {
    output(start("once"));
    assertThat(output(start("again"))).doesNotContain("building");

    Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Files.createFile(tree.resolve("core/Changed.java"));

    assertThat(output(start("changed"))).contains("building", "ran changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void start_underALocaleWithoutUtf8_runsInOneWithIt() throws Exception {
    assertThat(output(start("names", Map.of("LC_ALL", "C")))).contains("ran names in UTF-8");
    assertThat(output(start("gone", Map.of("LC_ALL", "xx_XX.UTF-8")))).contains("in UTF-8");
    assertThat(output(start("kept", Map.of("LC_ALL", "C.UTF-8")))).contains("in UTF-8");
  }

  @Test
  void start_whenTheBuildFails_saysSoAndLetsGoOfTheLock() throws Exception {
    script("mvnw", "echo broken; exit 1");

    Process start = start("never");

    assertThat(output(start)).contains("broken", "the build failed").doesNotContain("ran");
    assertThat(start.exitValue()).isEqualTo(3);
    assertThat(Files.isSymbolicLink(tree.resolve("cli/target/build.lock"))).isFalse();
  }

  private Path jar() {
    return tree.resolve("cli/target/aecos-analytics.jar");
  }

  private long builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds")).size();
  }

  private Process start(String word) {
    return start(word, Map.of());
  }

  private Process start(String word, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder("bash", tree.resolve("aecos").toString(), word);
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", tree.resolve("jdk").toString());
    builder.environment().merge("PATH", "", (path, none) -> tree.resolve("jdk/bin") + ":" + path);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String output(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return text;
  }

  private void script(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
