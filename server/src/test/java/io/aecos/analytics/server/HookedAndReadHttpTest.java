package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A project that a hook and a connector tell of is counted once, and the sources say by whom. */
class HookedAndReadHttpTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sources_sayWhoseEventsStand_andEachHappeningIsCountedOnce() {
    deliver(
        told("workspace:analytics.db", NOW),
        told("workspace:analytics.db", NOW.plusSeconds(600)),
        told("workspace:analytics.db", NOW.plusSeconds(1200)));
    server.awaitVisible();
    assertThat(counted()).isEmpty();
    deliver(
        told("hook:java", NOW.plusSeconds(1200).plusMillis(4)),
        told("hook:java", NOW.plusSeconds(600).plusMillis(4)));
    server.awaitVisible();

    JsonNode answer = server.json("/api/metrics/elements_generated?period=all&project=both");
    assertThat(answer.path("value").asInt()).isEqualTo(3);
    assertThat(answer.path("events").asInt()).isEqualTo(3);
    assertThat(counted())
        .containsExactly(
            "generation/element_generated hook:java 2 2026-03-02T14:10:00.004Z",
            "generation/element_generated workspace:analytics.db 1 2026-03-02T14:00:00Z");
    assertThat(server.json("/api/sources").path("sources").toString()).doesNotContain("overlap");
    JsonNode marks =
        server.json("/api/annotations?period=all&kind=hook&project=both").path("annotations");
    assertThat(marks.size()).isEqualTo(1);
    assertThat(marks.get(0).path("label").asString()).isEqualTo("Hook began");
    assertThat(marks.get(0).path("t").asString()).isEqualTo("2026-03-02T14:10:00.004Z");
  }

  private static List<String> counted() {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : server.json("/api/sources").path("counted")) {
      lines.add(
          "%s %s %d %s"
              .formatted(
                  line.path("type").asString(),
                  line.path("source").asString(),
                  line.path("events").asInt(),
                  line.path("from").asString()));
    }
    return lines;
  }

  private static void deliver(String... events) {
    String body = "[" + String.join(",", events) + "]";
    JsonNode answer = TestServer.json(server.post("/api/events", "application/json", body));
    assertThat(answer.path("stored").asInt()).isEqualTo(events.length);
  }

  private static String told(String source, Instant at) {
    return """
        {"id":"%s","occurredAt":"%s","module":"generation","type":"element_generated",\
        "project":"both","value":1500,"source":"%s"}"""
        .formatted(UUID.randomUUID(), at, source);
  }
}
