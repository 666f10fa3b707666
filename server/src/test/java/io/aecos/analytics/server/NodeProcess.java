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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A node in a process that is killed and started again, each time with a clock of its own. */
final class NodeProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final String ledger;
  private final Duration ahead;
  private @Nullable Process process;
  private volatile @Nullable String url;
  private volatile String token = "";

  NodeProcess(Path data, String ledger, Duration ahead) {
    this.data = data;
    this.ledger = ledger;
    this.ahead = ahead;
  }

  Path data() {
    return data;
  }

  /** Starts it and waits until it answers. */
  void start() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledNode.class.getName(),
                data.toString(),
                ledger,
                ahead.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
            .start();
    process = started;
    BufferedReader out = started.inputReader(UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("http")) {
      line = out.readLine();
    }
    assertThat(line).as("it starts; see its log:%n%s", log()).isNotNull();
    String[] address = Objects.requireNonNull(line).split(" ");
    token = address[1];
    url = address[0];
  }

  private String log() throws IOException {
    Path log = data.resolve("log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    url = null;
    Process running = Objects.requireNonNull(process);
    running.destroyForcibly();
    running.waitFor();
  }

  boolean isUp() {
    return url != null;
  }

  /** The answer; null where the node is gone or goes meanwhile. */
  @Nullable HttpResponse<String> send(String method, String path, String type, String body) {
    String at = url;
    if (at == null) {
      return null;
    }
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(at + path))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", type)
                  .timeout(Duration.ofSeconds(60))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as("%s %s: %s", method, path, answer.body())
          .isIn(200, 201, 202, 204, 409, 429, 503);
      return answer;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Nullable HttpResponse<String> post(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  /** What it answers once it can. */
  JsonNode json(String path) throws InterruptedException {
    return await(path, answer -> true);
  }

  /** Asks until the answer is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> wanted) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      HttpResponse<String> answer = send("GET", path, "application/json", "");
      if (answer != null && answer.statusCode() == 200) {
        JsonNode told = TestServer.JSON.readTree(answer.body());
        if (wanted.test(told)) {
          return told;
        }
      }
      assertThat(System.nanoTime())
          .as("in time: %s", answer == null ? "no answer" : answer.body())
          .isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }
}
