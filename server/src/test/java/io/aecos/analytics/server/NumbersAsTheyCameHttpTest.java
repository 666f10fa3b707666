package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody computed stands in every answer as it came; what was computed is rounded. */
class NumbersAsTheyCameHttpTest {
  private static final String LEAST = "37.77492951234567";
  private static final String GREATEST = "41.12345678901234";
  private static final String BEYOND_12_DIGITS = "9007199254740994";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    String lines =
        event("generation/element_generated", LEAST)
            + event("generation/element_generated", GREATEST)
            + event("cost/estimate_completed", LEAST)
            + event("project/actual_cost", GREATEST)
            + event("finetune/dataset_built", BEYOND_12_DIGITS)
            + event("finetune/model_registered", LEAST);
    server.post("/api/events", "application/x-ndjson", lines);
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          distribution?metric=generation_latency_p95 | "least":37.77492951234567,
          distribution?metric=generation_latency_p95 | "greatest":41.12345678901234,
          distribution?metric=generation_latency_p95 | "mean":39.4491931507,
          pairs?metric=cost_accuracy                 | "estimate":37.77492951234567,"actual":41.12345678901234}
          pairs?metric=cost_accuracy                 | "estimate":37.7749295123,"actual":41.123456789,
          annotations?kind=release                   | "value":37.77492951234567,
          annotations?kind=release                   | "facts":{"loss":37.77492951234567
          metrics/training_examples?by=project       | "value":9007199254740994,
          metrics/training_examples?by=project       | "key":{"project":"tower"},"value":9007199254740994,
          metrics/estimated_cost?by=project          | "key":{"project":"tower"},"value":37.7749295123,
          """)
  void number_isWrittenAsItCame_unlessItWasComputed(String question, String part) {
    String answer =
        new String(server.get("/api/" + question + "&period=7d").body(), StandardCharsets.UTF_8);

    assertThat(answer).contains(part);
  }

  private static String event(String type, String value) {
    String[] pair = type.split("/");
    return """
        {"id":"%s","occurredAt":"%s","module":"%s","type":"%s","user":"mia","project":"tower",\
        "elementGuid":"E","value":%s,"attributes":{"loss":%s}}
        """
        .formatted(UUID.randomUUID(), Instant.now(), pair[0], pair[1], value, LEAST);
  }
}
