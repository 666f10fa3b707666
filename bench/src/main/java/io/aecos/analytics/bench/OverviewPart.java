package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The first view's request over a ledger of generated events, through the real API. */
final class OverviewPart implements Bench.Part {
  private static final int TIMES = 30;
  private static final int WARM_UPS = 3;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Path data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = FilledLedger.in(data, options, results);
    try (ServerProcess server = ServerProcess.start(options, data)) {
      double following = Timing.seconds(() -> server.awaitEvents(count));
      results.rate("projected by the server", count, following);
      for (String period : List.of("30d", "1y", "all")) {
        measure(server, period, "{}", results);
      }
      measure(server, "1y", "{\"discipline\":[\"mep\"]}", results);
      // Rollups of what was just asked for are being made, over a long history for minutes.
      server.awaitRest();
      for (String period : List.of("30d", "1y", "all")) {
        new LiveOverview(server, period).measure(TIMES, results);
      }
      for (String period : List.of("30d", "1y", "all")) {
        new LiveOverview(server, period).measureAmended(TIMES, results);
      }
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  private static void measure(ServerProcess server, String period, String filter, Results results)
      throws IOException, InterruptedException {
    byte[] body = OverviewRequest.body(period, filter).getBytes(StandardCharsets.UTF_8);
    String what = "overview, " + period + (filter.equals("{}") ? "" : ", filtered");
    Api api = server.api();
    long start = System.nanoTime();
    api.post("/api/metrics/query", "application/json", body);
    results.add(what + ", first", (System.nanoTime() - start) / 1_000_000 + " ms");
    Timing.of(WARM_UPS, 0, () -> api.post("/api/metrics/query", "application/json", body));
    double before = server.processorSeconds();
    results.times(
        what + ", again, nothing new",
        Timing.of(0, TIMES, () -> api.post("/api/metrics/query", "application/json", body)));
    results.add(
        "… processor time of the server for each",
        String.format(Locale.ROOT, "%.1f ms", (server.processorSeconds() - before) * 1e3 / TIMES));
  }
}
