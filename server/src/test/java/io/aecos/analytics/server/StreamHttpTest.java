package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.PersonChange;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
  void stream_resumedAfterMuch_tellsAllOfIt() throws Exception {
    deliver(6_000, "tower");
    deliver(6_000, "school");
    server.awaitVisible();

    try (Listening stream = listen("1")) {
      JsonNode missed = stream.next("watermark").data();
      assertThat(missed.path("seq").asLong()).isEqualTo(12_000);
      assertThat(missed.path("events").asInt()).isEqualTo(11_999);
      assertThat(missed.path("projects").toString()).isEqualTo("[\"school\",\"tower\"]");
    }
  }

  @Test
  void stream_whileMuchArrives_tellsEachEventOnce() throws Exception {
    ExecutorService programs = Executors.newSingleThreadExecutor();
    var delivered =
        programs.submit(() -> IntStream.range(0, 40).forEach(i -> deliver(25, "tower")));
    long seq = 0;
    long events = 0;
    while (seq < 1_000) {
      try (Listening stream = listen(Long.toString(seq))) {
        for (int i = 0; i < 3 && seq < 1_000; i++) {
          JsonNode change = stream.next("watermark").data();
          assertThat(change.path("seq").asLong()).isGreaterThanOrEqualTo(seq);
          assertThat(i == 0 || change.path("seq").asLong() > seq).as("told again").isTrue();
          seq = change.path("seq").asLong();
          events += change.path("events").asLong();
        }
      }
    }
    delivered.get();
    programs.shutdown();
    assertThat(events).isEqualTo(1_000);
  }

  @Test
  void stream_asksProxiesToPassItOn() throws Exception {
    HttpResponse<InputStream> answer =
        server.http.send(server.request("/api/stream").GET().build(), BodyHandlers.ofInputStream());
    answer.body().close();

    assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(answer.headers().allValues("Cache-Control"))
        .containsExactly("no-store, no-transform");
  }

  private void deliver(int count, String project) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(Events.generated(project, "mia")).append('\n');
    }
    assertThat(server.post("/api/events", "application/x-ndjson", lines.toString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void stream_endsWithTheServer() throws Exception {
    try (Listening stream = listen(null)) {
      stream.next("watermark");
      server.close();

      assertThat(stream.atEnd()).isTrue();
    }
  }

  @Test
  void stream_ofWhoIsNotWhoTheyWere_ends() throws Exception {
    String mia = server.signedInAs("mia", Viewer.Role.ADMIN, "mia");
    String tom = server.signedInAs("tom", Viewer.Role.INDIVIDUAL, "tom");
    try (Listening demoted = listen(as(mia), null);
        Listening deactivated = listen(as(tom), null);
        Listening other = listen(null)) {
      Directory directory = server.server().context().getBean(Directory.class);
      directory.change("mia", PersonChange.nothing().toRole(Viewer.Role.INDIVIDUAL));
      directory.change("tom", PersonChange.nothing().toActive(false));

      demoted.end();
      deactivated.end();
      try (Listening again = listen(as(mia), null)) {
        again.next("watermark");
      }
      assertThat(server.send(as(tom)).statusCode()).isEqualTo(401);
      server.post("/api/events", "application/json", Events.generated("tower", "mia"));
      Message told = other.next("watermark");
      while (!told.data().path("projects").toString().contains("tower")) {
        told = other.next("watermark");
      }
    }
  }

  private HttpRequest.Builder as(String cookie) {
    return server.anonymous("/api/stream").header("Cookie", cookie).GET();
  }

  private Listening listen(String lastEventId) throws Exception {
    return listen(server.request("/api/stream").GET(), lastEventId);
  }

  private Listening listen(HttpRequest.Builder request, String lastEventId) throws Exception {
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

    void end() throws IOException {
      while (lines.readLine() != null) {
        // What was told until then.
      }
    }

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
