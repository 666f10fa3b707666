package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What nobody has asked before: the cards of each tab over the last year, once and again, without
 * any rollup at first, and in a server that had the time to prepare for them; then the overview's
 * cards of twenty people on different filters at once.
 */
final class TabsPart implements Bench.Part {
  private static final int AT_ONCE = 20;
  private static final String ADDRESS = "/api/metrics/query";
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Path data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = FilledLedger.in(data, options, results);
    forgetRollups(data.resolve("projection.duckdb"));
    try (ServerProcess server = ServerProcess.start(options, data)) {
      server.awaitEvents(count);
      open(server.api(), "", results);
    }
    try (ServerProcess server = ServerProcess.start(options, data)) {
      server.awaitEvents(count);
      server.awaitRest();
      Api api = server.api();
      open(api, ", prepared", results);
      JsonNode overview = JSON.readTree(api.get("/api/sheets")).path("sheets").path(0);
      together(api, cards(overview, JSON.readTree(api.get("/api/metrics"))), results);
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  private static void open(Api api, String state, Results results)
      throws IOException, InterruptedException {
    JsonNode catalogue = JSON.readTree(api.get("/api/metrics"));
    for (JsonNode sheet : JSON.readTree(api.get("/api/sheets")).path("sheets")) {
      byte[] body = body(cards(sheet, catalogue), "{}");
      for (String when : List.of("first", "second", "third")) {
        double seconds = Timing.seconds(() -> api.post(ADDRESS, "application/json", body));
        results.add(
            sheet.path("name").asString() + ", cards" + state + ", " + when,
            String.format(Locale.ROOT, "%.0f ms", seconds * 1e3));
      }
    }
  }

  /**
   * As the page makes them: those that the sheet names, then what else the catalogue puts there.
   */
  private static Set<String> cards(JsonNode sheet, JsonNode catalogue) {
    Set<String> cards = new LinkedHashSet<>();
    sheet.path("cards").forEach(card -> cards.add(card.asString()));
    Set<String> none = new LinkedHashSet<>();
    sheet.path("uncarded").forEach(metric -> none.add(metric.asString()));
    for (JsonNode metric : catalogue.path("metrics")) {
      String name = metric.path("name").asString();
      if (metric.path("tab").asString().equals(sheet.path("name").asString())
          && !none.contains(name)) {
        cards.add(name);
      }
    }
    return cards;
  }

  private static byte[] body(Set<String> cards, String filters) {
    String queries =
        cards.stream()
            .map(metric -> "{\"metric\":\"" + metric + "\",\"series\":true}")
            .collect(Collectors.joining(","));
    return """
        {"period":"1y","compare":"previous","grain":"auto","filters":%s,"queries":[%s],"sql":false}"""
        .formatted(filters, queries)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void together(Api api, Set<String> cards, Results results)
      throws IOException, InterruptedException {
    List<byte[]> bodies = new ArrayList<>();
    for (String user : users(api)) {
      bodies.add(body(cards, "{\"user\":[\"" + user + "\"]}"));
    }
    Timing alone = new Timing();
    alone.add(Timing.seconds(() -> api.post(ADDRESS, "application/json", bodies.remove(0))) * 1e3);
    results.times("cards on a filter that is new, alone", alone);
    ExecutorService pool = Executors.newFixedThreadPool(bodies.size());
    Timing all = new Timing();
    try {
      List<Future<Double>> asked = new ArrayList<>();
      for (byte[] body : bodies) {
        asked.add(
            pool.submit(
                () -> Timing.seconds(() -> api.post(ADDRESS, "application/json", body)) * 1e3));
      }
      for (Future<Double> one : asked) {
        all.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    results.times("… on " + bodies.size() + " others at once", all);
    results.add(
        "… the first and the last of them",
        String.format(Locale.ROOT, "%.0f and %.0f ms", all.percentile(0), all.percentile(100)));
  }

  /** One more than are asked about at once. */
  private static List<String> users(Api api) throws IOException, InterruptedException {
    String body =
        """
        {"period":"1y","queries":[{"metric":"elements_generated","by":["user"],"limit":%d}]}"""
            .formatted(AT_ONCE + 1);
    List<String> users = new ArrayList<>();
    JSON.readTree(api.post(ADDRESS, "application/json", body.getBytes(StandardCharsets.UTF_8)))
        .path("results")
        .path(0)
        .path("groups")
        .forEach(group -> users.add(group.path("key").path("user").asString()));
    return users;
  }

  private static void forgetRollups(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet row = statement.executeQuery("SELECT name FROM rollup")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        statement.execute("DROP TABLE " + name);
      }
      statement.execute("DELETE FROM rollup");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
