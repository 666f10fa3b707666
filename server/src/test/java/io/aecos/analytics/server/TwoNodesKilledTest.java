package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two servers in processes of their own share a PostgreSQL, one of them with its clock an hour
 * ahead. While they take in, archive, bring back, judge alerts and send reports, each of the three
 * is killed at random moments, as often as {@code -Daecos.kills.nodes=60} says; not at all without.
 */
@EnabledIfSystemProperty(named = "aecos.kills.nodes", matches = "[0-9]+")
class TwoNodesKilledTest {
  private static final int KILLS = Integer.getInteger("aecos.kills.nodes", 0);
  private static final long SEED = Long.getLong("aecos.kills.seed", 20_261_129L);
  private static final int BATCH = 20;
  private static final int MONTHS = 4;
  private static final YearMonth OLD = YearMonth.now(ZoneOffset.UTC).minusMonths(14);

  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> violation = new AtomicReference<>();
  private final List<Thread> load = new ArrayList<>();
  private volatile boolean open = true;
  private PostgresServer database;
  private HttpServer hooks;
  private List<NodeProcess> nodes;

  @BeforeEach
  void start() throws Exception {
    database = PostgresServer.start();
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext(
        "/",
        exchange -> {
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          calls.computeIfAbsent(id, unused -> new AtomicInteger()).incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hooks.start();
    nodes = List.of(node("one", Duration.ZERO), node("other", Duration.ofHours(1)));
    for (NodeProcess node : nodes) {
      node.start();
    }
  }

  private NodeProcess node(String name, Duration ahead) throws Exception {
    Path data = Files.createDirectories(directory.resolve(name));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        timeZone: UTC
        refresh: {at: off}
        retention: {keep: 90d, archive: %s}
        """
            .formatted(Files.createDirectories(directory.resolve("archive"))));
    return new NodeProcess(data, database.address("killed"), ahead);
  }

  @AfterEach
  void stop() throws Exception {
    open = false;
    nodes.forEach(NodeProcess::close);
    hooks.stop(0);
    database.close();
  }

  @Test
  void kill_ofEitherNodeAndOfTheDatabase_losesNothing_andNothingIsDoneTwice() throws Exception {
    String schedule = schedule();
    begin(() -> deliver(nodes.get(0), new Random(1)));
    begin(() -> deliver(nodes.get(1), new Random(2)));
    begin(this::archiveAndBringBack);
    begin(() -> post("/api/schedules/" + schedule + "/run", "", 700));
    for (int kill = 0; kill < KILLS; kill++) {
      round(kill);
    }
    awaitMore(5 * BATCH);
    open = false;
    for (Thread thread : load) {
      thread.join();
    }
    assertThat(violation).hasNullValue();
    assertHolds(schedule);
  }

  private interface Work {
    void run() throws Exception;
  }

  private void begin(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception | AssertionError e) {
                violation.compareAndSet(null, e);
              }
            });
    load.add(thread);
    thread.start();
  }

  /** Delivers, each now and then twice, and goes on when either node has taken it. */
  private void deliver(NodeProcess own, Random chance) throws Exception {
    while (open) {
      Set<UUID> batch = new HashSet<>();
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < BATCH; i++) {
        UUID id = UUID.randomUUID();
        batch.add(id);
        lines.append(event(id, chance)).append('\n');
      }
      int times = chance.nextInt(3) == 0 ? 2 : 1;
      NodeProcess to = own;
      while (times > 0) {
        HttpResponse<String> answer =
            to.send("POST", "/api/events", "application/x-ndjson", lines.toString());
        if (answer != null && answer.statusCode() == 200) {
          times--;
        } else {
          TimeUnit.MILLISECONDS.sleep(50);
          to = nodes.get(chance.nextInt(2));
        }
      }
      acknowledged.addAll(batch);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Half of them of old months, the others of yesterday. */
  private static String event(UUID id, Random chance) {
    LocalDate day =
        chance.nextBoolean()
            ? OLD.plusMonths(chance.nextInt(MONTHS)).atDay(1 + chance.nextInt(28))
            : LocalDate.now(ZoneOffset.UTC).minusDays(1);
    return Events.generated(id, "killed", "mia")
        .replaceAll("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"" + day + "T12:00:00Z\"");
  }

  private void archiveAndBringBack() throws Exception {
    Random chance = new Random(3);
    while (open) {
      NodeProcess node = nodes.get(chance.nextInt(2));
      node.post("/api/retain", "{}");
      if (chance.nextInt(12) == 0) {
        LocalDate day = OLD.atDay(3);
        node.post("/api/restore-archive", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, day));
      }
      TimeUnit.MILLISECONDS.sleep(150);
    }
  }

  private void post(String path, String body, long everyMillis) throws Exception {
    Random chance = new Random(4);
    while (open) {
      nodes.get(chance.nextInt(2)).post(path, body);
      TimeUnit.MILLISECONDS.sleep(everyMillis);
    }
  }

  private String schedule() {
    HttpResponse<String> made =
        nodes
            .get(0)
            .post(
                "/api/schedules",
                """
                {"name":"weekly","report":{"report":"weekly","format":"csv"},"cron":"0 6 1 1 *",
                 "deliver":{"webhook":"%s"}}"""
                    .formatted(hook()));
    assertThat(made).isNotNull();
    return TestServer.JSON.readTree(made.body()).path("id").asString();
  }

  private String hook() {
    return "http://127.0.0.1:" + hooks.getAddress().getPort() + "/";
  }

  /** Which of the three is killed goes round, and so does what it is doing then. */
  private void round(int kill) throws Exception {
    NodeProcess node = nodes.get(kill % 2);
    String alert =
        """
        {"name":"alert %d","kind":"threshold","metric":"elements_generated","op":">=","value":1,
         "deliver":{"webhook":"%s"}}"""
            .formatted(kill, hook());
    HttpResponse<String> made = node.post("/api/alerts", alert);
    assertThat(made).isNotNull();
    assertThat(made.statusCode()).isEqualTo(201);
    awaitMore(4 * BATCH);
    database.execute(
        "UPDATE killed.timetable SET execution_time = now()"
            + " WHERE task_instance = 'alerts:judge' AND NOT picked");
    TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
    if (kill % 3 == 2) {
      database.kill();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
      database.startAgain();
    } else {
      killAndLetTheOtherGoOn(kill % 3 == 0 ? holder("retention", node) : node);
    }
  }

  /** The node that has the duty, or {@code otherwise}. */
  private NodeProcess holder(String duty, NodeProcess otherwise) throws Exception {
    String holder = database.ask("SELECT holder FROM killed.lease WHERE duty = '" + duty + "'");
    for (NodeProcess node : nodes) {
      if (id(node).equals(holder)) {
        return node;
      }
    }
    return otherwise;
  }

  private static String id(NodeProcess node) throws Exception {
    try (var files = Files.walk(node.data().resolve("shared"))) {
      Path file = files.filter(path -> path.endsWith("node")).findFirst().orElseThrow();
      return Files.readString(file).strip();
    }
  }

  /** What the dead node had the duty of passes to the other, under a higher token. */
  private void killAndLetTheOtherGoOn(NodeProcess node) throws Exception {
    Map<String, Long> tokens = new HashMap<>();
    for (String duty : List.of("retention", "overlap")) {
      String held =
          database.ask(
              "SELECT token FROM killed.lease WHERE duty = '%s' AND holder = '%s'"
                  .formatted(duty, id(node)));
      if (!held.isEmpty()) {
        tokens.put(duty, Long.valueOf(held));
      }
    }
    node.kill();
    for (Map.Entry<String, Long> duty : tokens.entrySet()) {
      awaitAnswer(
          "SELECT token > %d AND holder <> '%s' FROM killed.lease WHERE duty = '%s'"
              .formatted(duty.getValue(), id(node), duty.getKey()),
          "t");
    }
    awaitMore(2 * BATCH);
    node.start();
  }

  private void awaitAnswer(String sql, String wanted) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!database.ask(sql).equals(wanted)) {
      assertThat(System.nanoTime()).as("in time: %s", sql).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void awaitMore(int events) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int before = acknowledged.size();
    while (acknowledged.size() < before + events) {
      assertThat(violation).hasNullValue();
      assertThat(System.nanoTime()).as("events are taken in").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void assertHolds(String schedule) throws Exception {
    for (NodeProcess node : nodes) {
      node.await(
          "/api/status",
          status ->
              status.path("behind").asLong() == 0
                  && status.path("watermark").path("seq").asLong()
                      == status.path("ledgerSeq").asLong());
      Map<UUID, Integer> found = events(node);
      assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(found.values()).allMatch(times -> times == 1);
      JsonNode figure = node.json("/api/metrics/elements_generated?period=all");
      assertThat(figure.path("value").asInt()).isEqualTo(acknowledged.size());
      assertChecks(node);
    }
    JsonNode books = books();
    assertToldOnce(schedule);
    System.out.printf(
        "%d kills: %d acknowledged, books %s, %d webhooks%n",
        KILLS, acknowledged.size(), books, calls.size());
  }

  /** Both nodes say the same of one moment; samples of the machines go on coming meanwhile. */
  private JsonNode books() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      JsonNode before = nodes.get(0).json("/api/accounting").path("total");
      JsonNode other = nodes.get(1).json("/api/accounting").path("total");
      JsonNode storage = nodes.get(1).json("/api/storage");
      JsonNode after = nodes.get(0).json("/api/accounting").path("total");
      if (before.equals(after)) {
        assertThat(other).isEqualTo(before);
        assertStored(storage, before);
        return before;
      }
      assertThat(System.nanoTime()).as("a moment of rest").isLessThan(until);
    }
  }

  private static Map<UUID, Integer> events(NodeProcess node) throws Exception {
    Map<UUID, Integer> times = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page = node.json("/api/events?period=all&project=killed&limit=1000" + cursor);
      page.path("events")
          .forEach(
              event -> times.merge(UUID.fromString(event.path("id").asString()), 1, Integer::sum));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!cursor.isEmpty());
    return times;
  }

  private static void assertStored(JsonNode storage, JsonNode books) {
    assertThat(books.path("received").asLong())
        .isEqualTo(
            books.path("stored").asLong()
                + books.path("duplicate").asLong()
                + books.path("quarantined").asLong()
                + books.path("refused").asLong());
    long held = 0;
    long archived = 0;
    for (JsonNode segment : storage.path("segments")) {
      held += segment.path("inLedger").asLong();
      archived += segment.path("archived").asLong();
    }
    assertThat(held + archived).isEqualTo(books.path("stored").asLong());
    assertThat(archived).isPositive();
  }

  private static void assertChecks(NodeProcess node) throws Exception {
    Set<String> looked = new HashSet<>();
    for (JsonNode check : node.json("/api/doctor").path("checks")) {
      String name = check.path("name").asString();
      if (Set.of("ledger", "archive", "projection", "audit trail").contains(name)) {
        assertThat(check.path("ok").asBoolean()).as(check.toString()).isTrue();
        looked.add(name);
      }
    }
    assertThat(looked).hasSize(4);
  }

  /** What is called done was sent once; what may have been sent is not sent again, and says so. */
  private void assertToldOnce(String schedule) throws Exception {
    assertThat(calls.values()).allMatch(times -> times.get() == 1);
    NodeProcess node = nodes.get(0);
    JsonNode runs =
        node.await(
            "/api/schedules/" + schedule + "/runs",
            told -> {
              for (JsonNode run : told.path("runs")) {
                if (run.path("endedAt").isNull()) {
                  return false;
                }
              }
              return !told.path("runs").isEmpty();
            });
    for (JsonNode run : runs.path("runs")) {
      String id =
          schedule + "." + java.time.Instant.parse(run.path("due").asString()).toEpochMilli();
      if (run.path("state").asString().equals("done")) {
        assertThat(calls).as(run.toString()).containsKey(id);
      } else {
        assertThat(run.path("message").asString()).contains("whether it arrived is not known");
      }
    }
    for (int kill = 0; kill < KILLS; kill++) {
      assertFiredOnce(node, "alert " + kill);
    }
  }

  private void assertFiredOnce(NodeProcess node, String alert) throws Exception {
    JsonNode told =
        node.await(
            "/api/notices",
            notices -> {
              database("UPDATE killed.timetable SET execution_time = now() WHERE NOT picked");
              List<JsonNode> found = named(notices, alert);
              return !found.isEmpty()
                  && Set.of("sent", "failed").contains(found.get(0).path("delivery").asString());
            });
    List<JsonNode> fired = named(told, alert);
    assertThat(fired).as(alert).hasSize(1);
    if (fired.get(0).path("delivery").asString().equals("sent")) {
      assertThat(calls).containsKey(fired.get(0).path("id").asString());
    } else {
      assertThat(fired.get(0).path("message").asString())
          .contains("whether it arrived is not known");
    }
  }

  private void database(String sql) {
    try {
      database.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JsonNode> named(JsonNode notices, String alert) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode notice : notices.path("notices")) {
      if (notice.path("title").asString().equals("Alert: " + alert)) {
        found.add(notice);
      }
    }
    return found;
  }
}
