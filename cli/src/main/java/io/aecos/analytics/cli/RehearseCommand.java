package io.aecos.analytics.cli;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: does with a directory that is gone afterwards what every start does, so that
 * the virtual machine can note the classes that a start takes. The launcher calls it after a build.
 */
@Command(name = "rehearse", hidden = true, description = "Start, answer once and end.")
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> PATHS =
      List.of("/api/metrics", "/api/status", "/api/accounting", "/api/sources", "/api/events");
  private static final List<String> METRICS =
      List.of("parses", "active_users", "parse_confidence", "generation_latency_p95");

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("aecos-rehearsal");
    try {
      DataDirectory data = DataDirectory.resolve(directory);
      try (AnalyticsServer server = AnalyticsServer.start(ServerOptions.passing(data, false))) {
        rehearse(new Api(server.url(), server.token()), server);
      }
    } finally {
      delete(directory);
    }
    return ExitCodes.DONE;
  }

  private static void rehearse(Api api, AnalyticsServer server) {
    server.signInLink();
    api.post("/api/events", Map.of("module", "parser", "type", "parse_completed", "value", 0.9));
    for (int i = 0; i < 100 && api.get("/api/status").path("behind").asLong(0) > 0; i++) {
      Progress.pause();
    }
    List<Map<String, Object>> queries =
        METRICS.stream().map(metric -> Map.<String, Object>of("metric", metric)).toList();
    api.post("/api/metrics/query", Map.of("period", "30d", "queries", queries));
    PATHS.forEach(api::get);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
