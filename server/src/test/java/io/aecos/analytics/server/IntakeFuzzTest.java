package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link IntakeFuzzer} and {@link RequestFuzzer} under Jazzer, 1 000 bodies and requests long;
 * {@code -Daecos.fuzz=1000000} makes it a campaign. What Jazzer said stands in {@code
 * target/intake-fuzz.log} and {@code target/request-fuzz.log}. Let it come to its end: a campaign
 * that is stopped from outside has no balance.
 */
class IntakeFuzzTest {
  private static final String BODIES = System.getProperty("aecos.fuzz", "1000");
  private static final int PATIENCE_HOURS = 6;

  @TempDir private Path directory;

  @Test
  void anyBody_isAnsweredAndAccountedFor_andGoodEventsAreKept() throws Exception {
    assertThat(fuzz(IntakeFuzzer.class, Path.of("target", "intake-fuzz.log"), seeds()))
        .contains(", books ");
  }

  @Test
  void anyRequest_isAnsweredAndNeverWithAServerError() throws Exception {
    Path corpus = Files.createDirectory(directory.resolve("requests"));
    byte[] seed = new byte[4096];
    for (int i = 0; i < 8; i++) {
      new Random(i).nextBytes(seed);
      Files.write(corpus.resolve("seed" + i), seed);
    }
    assertThat(fuzz(RequestFuzzer.class, Path.of("target", "request-fuzz.log"), corpus))
        .contains("no other of 5xx");
  }

  private String fuzz(Class<?> target, Path log, Path corpus) throws Exception {
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Daecos.fuzz.bodies=" + BODIES,
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.aecos.**:tools.jackson.core.**:io.cloudevents.**",
                "--custom_hook_includes=io.aecos.**",
                // The fuzzer's own requests are no forgery; and the statements that intake runs are
                // constants, which a parser need not go through for each body.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery"
                    + ":com.code_intelligence.jazzer.sanitizers.SqlInjection",
                "--reproducer_path=" + directory,
                "-runs=" + BODIES,
                "-seed=20261124",
                "-max_len=16384",
                "-rss_limit_mb=0",
                "-artifact_prefix=" + directory + "/",
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    try {
      assertThat(jazzer.waitFor(PATIENCE_HOURS, TimeUnit.HOURS)).as("ends in time").isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    String output = Files.readString(log);
    assertThat(jazzer.exitValue()).as(output).isZero();
    return output;
  }

  private Path seeds() throws IOException {
    Path corpus = Files.createDirectory(directory.resolve("corpus"));
    String event = Events.generated(UUID.randomUUID(), "tower", "mia");
    List<String> seeds =
        List.of(
            event,
            "[" + event + ",{\"module\":5},null]",
            event + "\n{\"id\":\n\n" + event,
            "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/a\",\"type\":\"parser/parse_completed\","
                + "\"time\":\"2026-11-02T09:15:00Z\",\"data\":{\"value\":0.5,\"attributes\":{\"a\":[1]}}}",
            "[{\"specversion\":\"1.0\",\"id\":\"8\",\"source\":\"/a\",\"type\":\"a.b.c\",\"data_base64\":\"AA==\"}]");
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed" + i), seeds.get(i).getBytes(StandardCharsets.UTF_8));
    }
    return corpus;
  }
}
