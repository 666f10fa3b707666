package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many open dashboards of different people on different filters, each of which asks again at most
 * once a second while events of the firm's kind arrive without pause.
 */
final class DashboardsPart implements Bench.Part {
  private static final int INDIVIDUALS = 20;
  private static final int TEAMS = 5;
  private static final int EVENTS_A_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 30;
  private static final List<String> PERIODS = List.of("30d", "1y");
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    var data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = FilledLedger.in(data, options, results);
    try (ServerProcess server = ServerProcess.start(options, data)) {
      server.awaitEvents(count);
      List<Dashboard> dashboards = dashboards(server.api(), options.dashboards());
      Timing first = new Timing();
      for (Dashboard dashboard : dashboards) {
        first.add(Timing.seconds(dashboard::ask) * 1000);
      }
      results.times("each dashboard for the first time, one after the other", first);
      measure(server, dashboards, results);
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  private static void measure(ServerProcess server, List<Dashboard> dashboards, Results results)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    try (SteadyEvents events = SteadyEvents.start(server.api(), EVENTS_A_SECOND)) {
      refresh(pool, dashboards, WARM_UP_SECONDS);
      double used = server.processorSeconds();
      long sent = events.sent();
      Timing times = refresh(pool, dashboards, SECONDS);
      double spent = server.processorSeconds() - used;
      results.times(dashboards.size() + " dashboards, each asking", times);
      results.rate("… askings together", times.count(), SECONDS);
      results.rate("… events that arrived meanwhile", events.sent() - sent, SECONDS);
      results.add(
          "… processor time of the server for each asking, with the events",
          String.format(Locale.ROOT, "%.1f ms", spent * 1e3 / times.count()));
    } finally {
      pool.shutdownNow();
    }
  }

  /** All dashboards ask for so long, evenly spread over the second. */
  private static Timing refresh(ExecutorService pool, List<Dashboard> dashboards, int seconds)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<Future<List<Double>>> asked = new ArrayList<>();
    for (int i = 0; i < dashboards.size(); i++) {
      Dashboard dashboard = dashboards.get(i);
      long first = start + TimeUnit.SECONDS.toNanos(1) * i / dashboards.size();
      long end = first + TimeUnit.SECONDS.toNanos(seconds);
      asked.add(pool.submit(() -> dashboard.askUntil(first, end)));
    }
    Timing times = new Timing();
    for (Future<List<Double>> one : asked) {
      try {
        one.get().forEach(times::add);
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
    return times;
  }

  /** A quarter each: the administrator's, a team lead's and two of people about themselves. */
  private static List<Dashboard> dashboards(Api admin, int count)
      throws IOException, InterruptedException {
    People people = People.admit(admin, INDIVIDUALS, TEAMS);
    List<String> filters = filters(admin);
    List<Dashboard> dashboards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int turn = i / 4;
      Api viewer =
          switch (i % 4) {
            case 0 -> admin;
            case 1 -> people.leads().get(turn % people.leads().size());
            default -> people.individuals().get((i / 2) % people.individuals().size());
          };
      String period = PERIODS.get(turn % PERIODS.size());
      String filter = filters.get(turn / PERIODS.size() % filters.size());
      dashboards.add(
          new Dashboard(
              viewer, OverviewRequest.body(period, filter).getBytes(StandardCharsets.UTF_8)));
    }
    return dashboards;
  }

  /** None, each of the disciplines, and the projects and element types with most events. */
  private static List<String> filters(Api admin) throws IOException, InterruptedException {
    List<String> filters = new ArrayList<>(List.of("{}"));
    for (String by : List.of("project", "discipline", "elementType")) {
      String body =
          """
          {"period":"1y","queries":[{"metric":"elements_generated","by":["%s"],"limit":8}]}"""
              .formatted(by);
      JsonNode answer =
          JSON.readTree(
              admin.post(
                  "/api/metrics/query", "application/json", body.getBytes(StandardCharsets.UTF_8)));
      for (JsonNode group : answer.path("results").path(0).path("groups")) {
        String value = group.path("key").path(by).asString("");
        filters.add("{\"%s\":[\"%s\"]}".formatted(by, value));
      }
    }
    return filters;
  }

  private record Dashboard(Api viewer, byte[] question) {
    void ask() throws IOException, InterruptedException {
      viewer.post("/api/metrics/query", "application/json", question);
    }

    /** The milliseconds of each asking; as the page does, at most once a second and never twice. */
    List<Double> askUntil(long first, long end) throws IOException, InterruptedException {
      List<Double> times = new ArrayList<>();
      long next = first;
      while (next < end) {
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        long start = System.nanoTime();
        ask();
        times.add((System.nanoTime() - start) / 1e6);
        next = Math.max(next + TimeUnit.SECONDS.toNanos(1), System.nanoTime());
      }
      return times;
    }
  }
}
