package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server at random moments while events are being delivered. {@code -Daecos.kills=100}
 * does it more often.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("aecos.kills", 5);
  private static final int BATCH = 20;

  @TempDir Path directory;
  private final Random random = new Random(20_260_302);
  private final Set<UUID> acknowledged = new HashSet<>();

  @Test
  void kill_nothingAcknowledgedIsLostOrCountedTwice() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      deliverUntilKilled(5 + random.nextInt(400));
    }
    try (TestServer server = TestServer.in(directory)) {
      server.awaitVisible();
      Map<UUID, Integer> stored = everyEvent(server);
      JsonNode total = server.json("/api/accounting").path("total");

      assertThat(acknowledged).isNotEmpty();
      assertThat(stored.keySet()).containsAll(acknowledged);
      assertThat(stored.values()).allMatch(times -> times == 1);
      assertThat(total.path("stored").asInt()).isEqualTo(stored.size());
      assertThat(total.path("received").asLong())
          .isEqualTo(
              total.path("stored").asLong()
                  + total.path("duplicate").asLong()
                  + total.path("quarantined").asLong()
                  + total.path("refused").asLong());
      System.out.printf(
          "%d kills: %d acknowledged, %d stored%n", KILLS, acknowledged.size(), stored.size());
    }
  }

  private void deliverUntilKilled(int millis) throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String[] address = out.readLine().split(" ");
      CountDownLatch delivering = new CountDownLatch(1);
      Thread killer =
          new Thread(
              () -> {
                awaitThenPause(delivering, millis);
                process.destroyForcibly();
              });
      killer.start();
      deliver(address[0], address[1], delivering);
      killer.join();
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Delivers batches, each twice now and then, until the server is gone. */
  private void deliver(String url, String token, CountDownLatch delivering)
      throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    while (true) {
      Set<UUID> batch = new HashSet<>();
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < BATCH; i++) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        batch.add(id);
        lines.append(Events.generated(id, "tower", "mia")).append('\n');
      }
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/api/events"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/x-ndjson")
              .POST(BodyPublishers.ofString(lines.toString()))
              .build();
      try {
        for (int times = random.nextInt(3) == 0 ? 2 : 1; times > 0; times--) {
          HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          acknowledged.addAll(batch);
          delivering.countDown();
        }
      } catch (IOException e) {
        // The server was killed; this batch may be stored or not, which is both right.
        delivering.countDown();
        return;
      }
    }
  }

  private static Map<UUID, Integer> everyEvent(TestServer server) {
    Map<UUID, Integer> times = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page = server.json("/api/events?period=7d&limit=1000" + cursor);
      page.path("events")
          .forEach(
              event -> times.merge(UUID.fromString(event.path("id").asString()), 1, Integer::sum));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!cursor.isEmpty());
    return times;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledServer.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A moment of the random kind is the point here: the kill must hit anything at all. */
  private static void awaitThenPause(CountDownLatch latch, int millis) {
    try {
      latch.await();
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
