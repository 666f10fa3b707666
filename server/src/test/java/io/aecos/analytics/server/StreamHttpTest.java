package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void stream_tellsWhatBecameVisible() throws Exception {
    try (Listening stream = listen(null)) {
      assertThat(stream.next("watermark").data().path("seq").asLong()).isZero();
      server.post("/api/events", "application/json", Events.generated("tower", "mia"));
      Message change = stream.next("watermark");

      assertThat(change.data().path("events").asInt()).isEqualTo(1);
      assertThat(change.data().path("types").get(0).asString())
          .isEqualTo("generation/element_generated");
      assertThat(change.data().path("projects").get(0).asString()).isEqualTo("tower");
      assertThat(change.id()).isEqualTo(change.data().path("seq").asString());
    }
  }

  @Test
  void stream_resumedTellsWhatWasMissed() throws Exception {
    server.post("/api/events", "application/json", Events.generated("tower", "mia"));
    server.post("/api/events", "application/json", Events.generated("school", "mia"));
    server.awaitVisible();

    try (Listening stream = listen("1")) {
      JsonNode missed = stream.next("watermark").data();
      assertThat(missed.path("events").asInt()).isEqualTo(1);
      assertThat(missed.path("projects").get(0).asString()).isEqualTo("school");
    }
  }

  @Test
  void stream_endsWithTheServer() throws Exception {
    try (Listening stream = listen(null)) {
      stream.next("watermark");
      server.close();

      assertThat(stream.atEnd()).isTrue();
    }
  }

  private Listening listen(String lastEventId) throws Exception {
    HttpRequest.Builder request = server.request("/api/stream").GET();
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> answer =
        server.http.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Listening(
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
  }

  private record Message(String id, JsonNode data) {}

  private record Listening(BufferedReader lines) implements AutoCloseable {

    Message next(String name) throws IOException {
      String event = "";
      String id = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          event = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data += line.substring(5);
        } else if (line.isEmpty() && event.equals(name)) {
          return new Message(id, TestServer.JSON.readTree(data));
        }
      }
      throw new AssertionError("the stream ended before a " + name);
    }

    boolean atEnd() {
      return lines.lines().allMatch(line -> !line.startsWith("event:"));
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
