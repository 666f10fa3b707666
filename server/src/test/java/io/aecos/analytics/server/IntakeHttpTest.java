package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IntakeHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void booksBalance() {
    JsonNode total = server.json("/api/accounting").path("total");
    long outcomes =
        total.path("stored").asLong()
            + total.path("duplicate").asLong()
            + total.path("quarantined").asLong()
            + total.path("refused").asLong();

    assertThat(total.path("received").asLong()).isEqualTo(outcomes);
  }

  @Test
  void post_singleEventIsStoredAndASecondTimeADuplicate() {
    String event = Events.generated("tower", "mia");

    assertThat(post(event).path("stored").asInt()).isEqualTo(1);
    assertThat(post(event).path("duplicate").asInt()).isEqualTo(1);
  }

  @Test
  void post_arrayGivesEachItemItsOutcome() {
    UUID twice = UUID.randomUUID();
    JsonNode receipt =
        post(
            "["
                + Events.generated(twice, "tower", "mia")
                + ","
                + Events.generated(twice, "tower", "mia")
                + ",{\"module\":\"x\"},5]");

    assertThat(receipt.path("received").asInt()).isEqualTo(4);
    assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    assertThat(receipt.path("duplicate").asInt()).isEqualTo(1);
    assertThat(receipt.path("quarantined").get(0).path("index").asInt()).isEqualTo(2);
    assertThat(receipt.path("quarantined").get(0).path("reason").asString()).contains("missing");
  }

  @Test
  void post_linesWithBadOnesKeepTheGoodOnes() {
    String lines =
        Events.generated("tower", "mia")
            + "\n{\"id\": oops\n\n"
            + Events.generated("tower", "zoë \uD83C\uDFD7 \u202E 建筑")
            + "\n";
    JsonNode receipt = TestServer.json(server.post("/api/events", "application/x-ndjson", lines));

    assertThat(receipt.path("received").asInt()).isEqualTo(3);
    assertThat(receipt.path("stored").asInt()).isEqualTo(2);
    assertThat(receipt.path("quarantined").get(0).path("reason").asString()).contains("JSON");
    JsonNode item = server.json("/api/quarantine?limit=1").path("items").get(0);
    assertThat(item.path("location").asString()).isEqualTo("line 2");
    assertThat(item.path("raw").asString()).isEqualTo("{\"id\": oops");
  }

  @Test
  void post_unicodeComesBackAsItWent() {
    UUID id = UUID.randomUUID();
    post(Events.generated(id, "Höhle 建筑 \uD83C\uDFD7", "zoë"));
    server.awaitVisible();
    JsonNode events =
        server.json("/api/events?period=1y&user=" + "zo%C3%AB" + "&limit=1").path("events");

    assertThat(events.get(0).path("project").asString()).isEqualTo("Höhle 建筑 \uD83C\uDFD7");
  }

  @Test
  void post_gzipIsUnpacked() throws IOException {
    byte[] packed = gzip(Events.generated("tower", "mia"));
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/events")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed)));

    assertThat(TestServer.json(answer).path("stored").asInt()).isEqualTo(1);
  }

  @Test
  void post_gzipThatIsNoneIsRefused() {
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/events")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("plain")));

    assertProblem(answer, 400, "INVALID_BODY");
  }

  @Test
  void post_tooLargeIsRefusedPackedOrNot() throws IOException {
    String large = " ".repeat(17 * 1024 * 1024);

    assertProblem(server.post("/api/events", "application/json", large), 413, "TOO_LARGE");
    HttpResponse<byte[]> bomb =
        server.send(
            server
                .request("/api/events")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(large))));
    assertProblem(bomb, 413, "TOO_LARGE");
  }

  @Test
  void post_itemOverAMegabyteIsRefusedAndCounted() {
    String line = "{\"id\":\"" + "x".repeat(1024 * 1024) + "\"}";
    JsonNode receipt =
        TestServer.json(
            server.post(
                "/api/events", "application/x-ndjson", line + "\n" + Events.generated("t", "m")));

    assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    assertThat(receipt.path("refused")).hasSize(1);
  }

  @Test
  void post_unknownContentTypeIsToldWhatIsKnown() {
    HttpResponse<byte[]> answer = server.post("/api/events", "text/csv", "a,b");

    assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    assertThat(TestServer.json(answer).path("allowed").toString()).contains("application/x-ndjson");
  }

  @Test
  void post_emptyBodyIsRefused() {
    assertProblem(server.post("/api/events", "application/json", ""), 400, "INVALID_BODY");
  }

  @Test
  void post_unknownTypeIsAcceptedAndListed() {
    String event =
        Events.generated("tower", "mia").replace("element_generated", "telepathy_received");
    assertThat(post(event).path("stored").asInt()).isEqualTo(1);

    server.await(
        "/api/sources",
        sources ->
            sources.path("unknownTypes").toString().contains("generation/telepathy_received"));
  }

  @Test
  void post_cloudEventInBinaryMode() {
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/events")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "run-17")
                .header("ce-source", "/ci")
                .header("ce-type", "io.aecos.deployment.health_check")
                .POST(BodyPublishers.ofString("{\"value\":1,\"project\":\"tower\"}")));

    assertThat(TestServer.json(answer).path("stored").asInt()).isEqualTo(1);
  }

  @Test
  void post_rubbishNeverBreaksTheServer() {
    for (String body :
        new String[] {"\0\0\0", "{", "]", "nul", "\"text\"", "[[[[", "{}{}", "[,]"}) {
      HttpResponse<byte[]> answer = server.post("/api/events", "application/json", body);
      assertThat(answer.statusCode()).as(body).isIn(200, 400);
    }
  }

  /** JSON travels in UTF-8; another encoding is bad input like any other. */
  @Test
  void post_otherEncodingsAreQuarantinedWhole() {
    String array = "[" + Events.generated(UUID.randomUUID(), "utf", "mia") + "]";
    for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String type : List.of("application/json", "application/cloudevents-batch+json")) {
        byte[] body = array.getBytes(Charset.forName(encoding));
        HttpResponse<byte[]> answer =
            server.post("/api/events", type, BodyPublishers.ofByteArray(body));

        assertThat(answer.statusCode()).as(encoding + " as " + type).isEqualTo(200);
        assertThat(TestServer.json(answer).path("stored").asInt()).isZero();
        assertThat(TestServer.json(answer).path("received").asInt()).isPositive();
      }
    }
  }

  private static JsonNode post(String body) {
    HttpResponse<byte[]> answer = server.post("/api/events", "application/json", body);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return TestServer.json(answer);
  }

  private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo(code);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
