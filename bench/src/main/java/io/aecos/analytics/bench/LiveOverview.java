package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The first view while events arrive: no answer can be one that was given before, since each has to
 * count an event more than the one before.
 */
final class LiveOverview {
  private static final int WARM_UPS = 5;

  private final ServerProcess server;
  private final String period;
  private final byte[] request;
  private long seq;

  LiveOverview(ServerProcess server, String period) {
    this.server = server;
    this.period = period;
    this.request = OverviewRequest.body(period, "{}").getBytes(StandardCharsets.UTF_8);
  }

  /** Measures how long an event takes to be counted, and how long the view takes then. */
  void measure(int times, Results results) throws IOException, InterruptedException {
    seq = server.awaitEvents(1).path("watermark").path("seq").asLong();
    Timing visible = new Timing();
    Timing answered = new Timing();
    for (int i = -WARM_UPS; i < times; i++) {
      double counted = Timing.seconds(this::countOneMore);
      double shown =
          Timing.seconds(
              () -> server.api().post("/api/metrics/query", "application/json", request));
      if (i >= 0) {
        visible.add(counted * 1000);
        answered.add(shown * 1000);
      }
    }
    results.times("overview, " + period + ", each time with a new event", answered);
    results.times("… sending the event until it is counted", visible);
  }

  private void countOneMore() throws IOException, InterruptedException {
    String event =
        """
        {"id":"%s","occurredAt":"%s","module":"collaboration","type":"comment_added","user":"bench"}"""
            .formatted(UUID.randomUUID(), Instant.now());
    server.api().post("/api/events", "application/json", event.getBytes(StandardCharsets.UTF_8));
    seq++;
    server.awaitEvents(seq);
  }
}
