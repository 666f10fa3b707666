package io.aecos.analytics.bench;

import io.aecos.analytics.demo.DemoFirm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first view while events arrive: no answer can be one that was given before, since each has to
 * count an event more than the one before.
 */
final class LiveOverview {
  private static final int WARM_UPS = 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final ServerProcess server;
  private final String period;
  private final byte[] request;
  private final Random random = new Random(22);
  private final Timing visible = new Timing();
  private final Timing answered = new Timing();
  private long seq;

  LiveOverview(ServerProcess server, String period) {
    this.server = server;
    this.period = period;
    this.request = OverviewRequest.body(period, "{}").getBytes(StandardCharsets.UTF_8);
  }

  /** Measures how long an event takes to be counted, and how long the view takes then. */
  void measure(int times, Results results) throws IOException, InterruptedException {
    measure("a new event", this::comment, times, results);
  }

  /** The same of an amendment of an event that has been counted for some time. */
  void measureAmended(int times, Results results) throws IOException, InterruptedException {
    Deque<JsonNode> targets = targets(times + WARM_UPS);
    measure("an amendment", () -> amendment(targets.removeFirst()), times, results);
  }

  private void measure(String what, Supplier<String> next, int times, Results results)
      throws IOException, InterruptedException {
    for (int i = -WARM_UPS; i < times; i++) {
      once(next.get(), i >= 0);
    }
    results.times("overview, " + period + ", each time with " + what, answered);
    results.times("… sending it until it is counted", visible);
    answered.clear();
    visible.clear();
  }

  /** Sends a new event, waits until it is counted and asks; {@code measured} or to warm up. */
  void once(boolean measured) throws IOException, InterruptedException {
    once(comment(), measured);
  }

  private void once(String event, boolean measured) throws IOException, InterruptedException {
    if (seq == 0) {
      seq = server.awaitEvents(1).path("watermark").path("seq").asLong();
    }
    double counted = Timing.seconds(() -> count(event));
    double shown =
        Timing.seconds(() -> server.api().post("/api/metrics/query", "application/json", request));
    if (measured) {
      visible.add(counted * 1000);
      answered.add(shown * 1000);
    }
  }

  /** How long the view took then. */
  Timing answered() {
    return answered;
  }

  private String comment() {
    return """
        {"id":"%s","occurredAt":"%s","module":"collaboration","type":"comment_added","user":"bench"}"""
        .formatted(UUID.randomUUID(), Instant.now());
  }

  /** Corrects the latency of a generated element. */
  private String amendment(JsonNode target) {
    return """
        {"id":"%s","occurredAt":"%s","module":"analytics","type":"amendment","value":%d,
        "attributes":{"amends":"%s"}}"""
        .formatted(
            UUID.randomUUID(),
            target.path("occurredAt").asString(),
            1_000 + random.nextInt(60_000),
            target.path("id").asString());
  }

  /** Generated elements of days here and there in the last year, or in the period if it is less. */
  private Deque<JsonNode> targets(int count) throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(DemoFirm.ZONE);
    Deque<JsonNode> targets = new ArrayDeque<>();
    while (targets.size() < count) {
      LocalDate day = today.minusDays(1 + random.nextInt(period.equals("30d") ? 28 : 360));
      String page =
          server
              .api()
              .get(
                  "/api/events?metric=elements_generated&limit=1&from=%s&to=%s&tz=%s"
                      .formatted(day, day, DemoFirm.ZONE));
      JSON.readTree(page).path("events").forEach(targets::add);
    }
    return targets;
  }

  private void count(String event) throws IOException, InterruptedException {
    server.api().post("/api/events", "application/json", event.getBytes(StandardCharsets.UTF_8));
    seq++;
    server.awaitEvents(seq);
  }
}
