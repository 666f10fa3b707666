package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Credentials that send too much are told when to come again, and nothing is half taken. */
class RateLimitHttpTest {

  @Test
  void tooManyEvents_answers429WithRetryAfter_andBooksOnlyWhatItTook(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("config.yaml"), "intake: {eventsPerSecond: 10}\n");
    try (TestServer server = TestServer.in(directory)) {
      assertThat(send(server, 200).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> refused = send(server, 1);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(2L, 16L);
      assertThat(TestServer.json(refused).path("code").asString()).isEqualTo("OVERLOADED");
      JsonNode total = server.json("/api/accounting").path("total");
      assertThat(total.path("received").asInt()).isEqualTo(200);
    }
  }

  private static HttpResponse<byte[]> send(TestServer server, int events) {
    String lines =
        IntStream.range(0, events)
            .mapToObj(i -> Events.generated("tower", "mia"))
            .collect(Collectors.joining("\n"));
    return server.post("/api/events", "application/x-ndjson", lines);
  }
}
