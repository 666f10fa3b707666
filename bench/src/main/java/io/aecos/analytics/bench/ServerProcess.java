package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, started like a person would start it. */
final class ServerProcess implements AutoCloseable {
  /** Processor time in three seconds in which only what comes again and again is done. */
  private static final double AT_REST_SECONDS = 0.3;

  private static final long LONGEST_SECONDS = 1_800;

  /** Events that take longer than a moment to be counted. */
  private static final long FAR = 100_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Api api;
  private final double secondsToAnswer;

  private ServerProcess(Process process, Api api, double secondsToAnswer) {
    this.process = process;
    this.api = api;
    this.secondsToAnswer = secondsToAnswer;
  }

  /** Starts {@code launch} on a data directory and waits for its first answer. */
  static ServerProcess start(Options options, Path data, String... arguments)
      throws IOException, InterruptedException {
    return start(options, data, process -> {}, arguments);
  }

  /** As above; {@code started} gets the process before that answer. */
  static ServerProcess start(
      Options options, Path data, Consumer<ProcessHandle> started, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(options.root().resolve("aecos").toAbsolutePath().toString());
    command.addAll(List.of("analytics", "launch", "--no-open", "--port", "0"));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(arguments));
    Files.createDirectories(data);
    Path log = data.resolve("server.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.accept(process.toHandle());
    // The demo keeps to a directory of its own.
    boolean demo = List.of(arguments).contains("--demo");
    Api api = await(process, demo ? data.resolve("demo") : data, log);
    return new ServerProcess(process, api, (System.nanoTime() - start) / 1e9);
  }

  private static Api await(Process process, Path data, Path log)
      throws IOException, InterruptedException {
    Path file = data.resolve("run/server.json");
    while (process.isAlive()) {
      if (Files.isReadable(file)) {
        JsonNode server = JSON.readTree(Files.readString(file));
        // A killed server leaves its file behind.
        if (server.path("pid").asLong() == process.pid() && server.path("url").isString()) {
          Api api = new Api(server.path("url").asString(), server.path("token").asString());
          api.get("/api/status");
          return api;
        }
      }
      Thread.sleep(10);
    }
    throw new IOException("the server ended:\n" + Files.readString(log));
  }

  Api api() {
    return api;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  double secondsToAnswer() {
    return secondsToAnswer;
  }

  long residentBytes() throws IOException {
    return Machine.residentBytes(process.pid());
  }

  /** The processor time that the server has used since it started. */
  double processorSeconds() {
    return process.info().totalCpuDuration().map(used -> used.toMillis() / 1e3).orElse(0.0);
  }

  /** Waits until at least so many events are in the answers and no import is under way. */
  JsonNode awaitEvents(long events) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      JsonNode status = JSON.readTree(api.get("/api/status"));
      boolean done =
          status.path("behind").asLong(1) == 0
              && status.path("watermark").path("seq").asLong() >= events
              && !status.path("imports").toString().contains("running");
      if (done) {
        return status;
      }
      // Asked without pause, the server would answer for a third of a processor.
      Thread.sleep(status.path("behind").asLong(1) > FAR ? 200 : 5);
    }
    throw new IOException("the server did not get to " + events + " events");
  }

  /** Waits until it has done what it does by itself, or for five minutes. */
  void awaitRest() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    double used = -1;
    while (System.nanoTime() < deadline && processorSeconds() - used > AT_REST_SECONDS) {
      used = processorSeconds();
      Thread.sleep(3_000);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
