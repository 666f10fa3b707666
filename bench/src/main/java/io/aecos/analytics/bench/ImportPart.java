package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads a real workspace for the first time, and again when nothing has changed. */
final class ImportPart implements Bench.Part {
  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    String workspace = Objects.requireNonNull(options.workspace()).toString();
    Path data = scratch.file("data");
    once("first time", options, data, workspace, results);
    once("again", options, data, workspace, results);
  }

  private static void once(
      String what, Options options, Path data, String workspace, Results results)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(options, data, "--workspace", workspace)) {
      JsonNode status = server.awaitEvents(1);
      long events = status.path("watermark").path("seq").asLong();
      results.rate("import, " + what, events, (System.nanoTime() - start) / 1e9);
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }
}
