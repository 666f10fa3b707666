package io.aecos.analytics.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * What Jazzer runs: sends bodies that it makes up, guided by the code they reach, to a real server.
 * No answer may be a server error, a good event between bad ones is always stored, and in the end
 * the books balance with the receipts. One input makes up to {@link #AT_ONCE} bodies, which are
 * sent at once as by that many senders. {@code -Daecos.fuzz.bodies} says how many are enough.
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

  private static final int AT_ONCE = 8;
  private static final long ENOUGH = Long.getLong("aecos.fuzz.bodies", Long.MAX_VALUE);

  private static long bodies;
  private static long received;
  private static long good;

  private IntakeFuzzer() {}

  /** Called once before all bodies. */
  public static void fuzzerInitialize() throws IOException {
    Path directory = Files.createTempDirectory("intake-fuzz");
    Files.writeString(directory.resolve("config.yaml"), "intake: {eventsPerSecond: 0}\n");
    server = TestServer.in(directory);
  }

  /** Called for each input; does nothing once there were enough bodies. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    if (bodies >= ENOUGH) {
      return;
    }
    int most = data.consumeInt(1, AT_ONCE);
    List<Sent> round = new ArrayList<>();
    do {
      round.add(send(data, data.remainingBytes() / (most - round.size())));
    } while (round.size() < most && data.remainingBytes() > 0);
    bodies += round.size();
    round.forEach(sent -> check(sent.answer().join(), sent.withGood()));
  }

  private static Sent send(FuzzedDataProvider data, int length) {
    String type = data.pickValue(TYPES);
    boolean packed = data.consumeInt(0, 15) == 0;
    boolean withGood = type.equals(TYPES.get(1)) && data.consumeBoolean();
    byte[] body = body(data.consumeBytes(length), withGood);
    HttpRequest.Builder request =
        server
            .request("/api/events")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(packed ? gzip(body) : body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    return new Sent(server.http.sendAsync(request.build(), BodyHandlers.ofByteArray()), withGood);
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
    System.out.printf(
        "%,d bodies, good events %,d of %,d, books %s%n",
        bodies, goods.path("total").asLong(), good, total);
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

  /** The bytes; between them, if asked for, one good event on a line of its own. */
  private static byte[] body(byte[] bytes, boolean withGood) {
    if (!withGood) {
      return bytes;
    }
    int half = bytes.length / 2;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(bytes, 0, half);
    body.write('\n');
    body.writeBytes(
        Events.generated(UUID.randomUUID(), "fuzz-good", "mia").getBytes(StandardCharsets.UTF_8));
    body.write('\n');
    body.write(bytes, half, bytes.length - half);
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

  /** A body on its way, and whether it holds a good event. */
  private record Sent(CompletableFuture<HttpResponse<byte[]>> answer, boolean withGood) {}
}
