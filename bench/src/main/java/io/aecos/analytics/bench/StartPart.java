package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.Path;

/** From the command to the first answer, and the memory that an idle server holds. */
final class StartPart implements Bench.Part {
  private static final int IDLE_MILLIS = 5000;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Path data = scratch.file("data");
    start("empty", options, scratch.file("empty"), results);
    start("demo, first time", options, data, results, "--demo");
    start("demo, again", options, data, results, "--demo");
    if (Paint.isPossible(options)) {
      results.add("demo to the painted dashboard", Paint.measure(options, data));
    }
  }

  private static void start(
      String what, Options options, Path data, Results results, String... arguments)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(options, data, arguments)) {
      results.add(what + ": first answer", "%.2f s".formatted(server.secondsToAnswer()));
      long start = System.nanoTime();
      if (arguments.length > 0) {
        server.awaitEvents(1000);
        double seconds = server.secondsToAnswer() + (System.nanoTime() - start) / 1e9;
        results.add(what + ": all numbers there", "%.2f s".formatted(seconds));
      }
      Thread.sleep(IDLE_MILLIS);
      results.megabytes(what + ": idle memory", server.residentBytes());
    }
  }
}
