package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java hook and the Python hook on one queue directory. */
class CrossLanguageTest {
  private static final Path HOOK = Path.of("..", "python", "aecos_analytics.py");
  private static final URI NOWHERE = URI.create("http://localhost:1");

  @TempDir private Path home;

  @BeforeEach
  void needsPython() {
    assumeTrue(Files.exists(HOOK), "the Python hook is not beside this module");
    assumeTrue(hasPython(), "there is no python3 of version 3.9 or newer here");
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void python(URI server, String... lines) throws Exception {
    String program =
        "import os, sys\nsys.path.insert(0, %s)\nimport aecos_analytics\n"
                .formatted(quoted(HOOK.toAbsolutePath().normalize().getParent()))
            + "hook = aecos_analytics.Analytics(url=%s, home=%s)\n"
                .formatted(quoted(server), quoted(home))
            + String.join("\n", lines);
    Process process =
        new ProcessBuilder("python3", "-c", program)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("python.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> text(home.resolve("python.log"))).isZero();
  }

  private static String quoted(Object text) {
    return "'" + text.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private AnalyticsClient client(URI server) {
    return AnalyticsClient.builder()
        .dataDirectory(home)
        .server(server)
        .shutdownLimit(Duration.ofSeconds(5))
        .shutdownHook(false)
        .build();
  }

  @Test
  void whatAKilledPythonLeft_isSentByJava() throws Exception {
    python(
        NOWHERE,
        "for n in range(700):",
        "    assert hook.record('parser', 'parse_completed', n, user='Zoë', attributes={'n': n})",
        "os._exit(0)");
    assertThat(Diagnosis.of(home.resolve("queue")).waiting()).isEqualTo(700);
    try (Sink sink = new Sink();
        AnalyticsClient client = client(sink.address())) {
      Sink.eventually(() -> sink.events.size() == 700);

      assertThat(sink.events.values())
          .allMatch(event -> event.source().equals("hook:python") && "Zoë".equals(event.user()));
      assertThat(client.stats().lost()).isEmpty();
    }
    assertThat(Diagnosis.of(home.resolve("queue")).segments()).isEmpty();
  }

  @Test
  void whatJavaLeft_isSentByPython() throws Exception {
    try (AnalyticsClient client = client(NOWHERE)) {
      for (int n = 0; n < 700; n++) {
        client.event("parser", "parse_completed").value(n).user("Zoë").record();
      }
    }
    try (Sink sink = new Sink()) {
      python(sink.address(), "assert hook.flush(20)", "hook.close()");

      assertThat(sink.events).hasSize(700);
      assertThat(sink.events.values())
          .allMatch(event -> event.source().equals("hook:java") && "Zoë".equals(event.user()));
      assertThat(CounterFile.read(home.resolve("queue")).get("sent"))
          .asString()
          .contains("stored=700");
    }
    assertThat(Diagnosis.of(home.resolve("queue")).segments()).isEmpty();
  }

  @Test
  void bothAtOnce_keepTheirHandsOffEachOthersSegments() throws Exception {
    try (Sink sink = new Sink();
        AnalyticsClient client = client(sink.address())) {
      client.record("parser", "parse_completed", -1);
      Sink.eventually(() -> sink.events.size() == 1);
      for (int round = 0; round < 3; round++) {
        for (int n = 0; n < 300; n++) {
          client.record("parser", "parse_completed", n);
        }
        python(
            sink.address(),
            "for n in range(300):",
            "    hook.record('parser', 'parse_completed', n)",
            "assert hook.flush(20)");
      }
      Sink.eventually(() -> sink.events.size() == 1 + 3 * 600);
      assertThat(sink.duplicates).hasValue(0);
    }
  }
}
