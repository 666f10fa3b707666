package io.aecos.analytics.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * What Jazzer runs: sends bodies that it makes up, guided by the code they reach, to a real server.
 * No answer may be a server error, a good event between bad ones is always stored, and in the end
 * the books balance with the receipts.
 */
public final class IntakeFuzzer {
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 413, 415, 429);
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "application/cloudevents+json",
          "application/cloudevents-batch+json");

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  private static long received;
  private static long good;

  private IntakeFuzzer() {}

  /** Called once before all bodies. */
  public static void fuzzerInitialize() throws IOException {
    Path directory = Files.createTempDirectory("intake-fuzz");
    Files.writeString(directory.resolve("config.yaml"), "intake: {eventsPerSecond: 0}\n");
    server = TestServer.in(directory);
  }

  /** Called for each body. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String type = data.pickValue(TYPES);
    boolean packed = data.consumeInt(0, 15) == 0;
    boolean withGood = type.equals(TYPES.get(1)) && data.consumeBoolean();
    byte[] body = body(data, withGood);
    HttpRequest.Builder request =
        server
            .request("/api/events")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(packed ? gzip(body) : body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    check(server.send(request), withGood);
  }

  /** Called once after all bodies. */
  public static void fuzzerTearDown() {
    JsonNode total = server.json("/api/accounting").path("total");
    long outcomes =
        total.path("stored").asLong()
            + total.path("duplicate").asLong()
            + total.path("quarantined").asLong()
            + total.path("refused").asLong();
    require(received == total.path("received").asLong(), "receipts " + received + ", " + total);
    require(received == outcomes, "the books do not balance: " + total);
    JsonNode goods =
        server.await(
            "/api/events?period=all&project=fuzz-good&limit=1",
            events -> events.path("total").asLong() == good);
    System.out.println("received " + received + ", good " + goods.path("total") + " of " + good);
    server.close();
  }

  private static void check(HttpResponse<byte[]> answer, boolean withGood) {
    require(ANSWERS.contains(answer.statusCode()), "answered " + answer.statusCode());
    JsonNode json = TestServer.json(answer);
    if (answer.statusCode() != 200) {
      require(!json.path("code").asString("").isEmpty(), "a problem without a code: " + json);
      require(!withGood, "a good event was turned away: " + json);
      return;
    }
    received += json.path("received").asLong();
    require(!withGood || json.path("stored").asLong() > 0, "a good event was not stored: " + json);
    good += withGood ? 1 : 0;
  }

  /** Bytes of all kinds; between lines, if asked for, one good event. */
  private static byte[] body(FuzzedDataProvider data, boolean withGood) {
    if (!withGood) {
      return data.consumeRemainingAsBytes();
    }
    byte[] before = data.consumeBytes(data.remainingBytes() / 2);
    byte[] after = data.consumeRemainingAsBytes();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(before);
    body.write('\n');
    body.writeBytes(
        Events.generated(UUID.randomUUID(), "fuzz-good", "mia").getBytes(StandardCharsets.UTF_8));
    body.write('\n');
    body.writeBytes(after);
    return body.toByteArray();
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
