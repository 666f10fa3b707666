package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.server.backup.OwnBackup;
import io.aecos.analytics.server.backup.RestoreJson;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.move.ArchiveMove;
import io.aecos.analytics.server.move.ArchiveMoveJson;
import io.aecos.analytics.server.move.MoveEnd;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.testkit.s3.S3Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server whose archive is in a bucket of a real store, which goes away and comes back. */
class BucketHttpTest {
  private static final YearMonth OLD = YearMonth.now(ZoneOffset.UTC).minusMonths(14);
  private static final int EVENTS = 40;
  private static final String QUESTION =
      "/api/metrics/elements_generated?from=%s&to=%s"
          .formatted(OLD.minusMonths(1).atDay(1), LocalDate.now(ZoneOffset.UTC));

  private static final AtomicInteger BUCKETS = new AtomicInteger();
  private static S3Server store;

  @TempDir Path directory;
  private Path bucket;
  private String name;
  private Path data;

  @BeforeEach
  void configure() throws IOException {
    if (!store.isRunning()) {
      store.startAgain();
    }
    name = "firm-archive-" + BUCKETS.incrementAndGet();
    bucket = store.bucket(name);
    Path secret = Files.writeString(directory.resolve("secret"), S3Server.SECRET_KEY + "\n");
    data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        retention:
          keep: 90d
          s3:
            endpoint: %s
            bucket: %s
            prefix: analytics
            accessKey: %s
            secretKeyFile: %s
        """
            .formatted(store.endpoint(), name, S3Server.ACCESS_KEY, secret));
  }

  @BeforeAll
  static void start() throws IOException {
    store = S3Server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
  }

  private static String event(LocalDate day) {
    return """
        {"id":"%s","occurredAt":"%sT12:00:00Z","module":"generation","type":"element_generated",\
        "user":"mia","project":"tower","value":1,"source":"practice"}"""
        .formatted(UUID.randomUUID(), day);
  }

  private static void fill(TestServer server) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      lines.append(event(OLD.atDay(1 + i % 28))).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static JsonNode ended(TestServer server, String path, String body) {
    HttpResponse<byte[]> started = server.post(path, "application/json", body);
    assertThat(started.statusCode()).as(new String(started.body())).isEqualTo(202);
    return server.await(
        started.headers().firstValue("Location").orElseThrow(),
        now -> !now.path("state").asString().equals("running"));
  }

  private static void retain(TestServer server) {
    JsonNode job = ended(server, "/api/retain", "{}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
  }

  private static JsonNode check(TestServer server, boolean deep) {
    for (JsonNode check : server.json("/api/doctor?deep=" + deep).path("checks")) {
      if (check.path("name").asString().equals("archive")) {
        return check;
      }
    }
    throw new AssertionError("the doctor does not look at the archive");
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.walk(bucket)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void assertComplete(TestServer server) {
    JsonNode answer = server.json(QUESTION);
    assertThat(answer.path("value").asInt()).isEqualTo(EVENTS);
    assertThat(answer.path("complete").asBoolean()).as(answer.toString()).isTrue();
    assertThat(answer.path("notes").toString()).contains("they are counted here");
  }

  @Test
  void archive_inABucket_isProven_toldAndBroughtBack() throws Exception {
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      retain(server);
      assertThat(objects())
          .extracting(file -> file.toString().replaceAll(".*\\.parquet", ".parquet"))
          .containsExactly(".parquet", ".parquet.json");
      JsonNode archive = server.json("/api/storage").path("archive");
      assertThat(archive.path("place").asString()).contains("s3://" + name + "/analytics/ at http");
      assertThat(archive.path("events").asInt()).isEqualTo(EVENTS);
      for (boolean deep : new boolean[] {false, true}) {
        assertThat(check(server, deep).path("ok").asBoolean()).isTrue();
      }
      JsonNode rebuilt = server.rebuilt();
      assertThat(rebuilt.path("equal").asBoolean()).as(rebuilt.toString()).isTrue();
      assertComplete(server);
      assertNoSecret(server);

      String days = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(OLD.atDay(1), OLD.atDay(2));
      JsonNode back = ended(server, "/api/restore-archive", days);
      assertThat(back.path("outcome").path("events").asInt()).as(back.toString()).isEqualTo(EVENTS);
      assertThat(objects()).isEmpty();
    }
  }

  private static void assertNoSecret(TestServer server) {
    for (String path : List.of("/api/doctor", "/api/storage", "/api/status")) {
      assertThat(server.json(path).toString()).doesNotContain(S3Server.SECRET_KEY);
    }
  }

  /** Nothing is counted that is not there, and nothing that is there is forgotten. */
  @Test
  void bucket_thatIsAway_isSaid_losesNothing_andWorkGoesOnWhenItIsBack() throws Exception {
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      retain(server);
      store.stop();

      JsonNode check = check(server, false);
      assertThat(check.path("ok").asBoolean(true)).isFalse();
      assertThat(check.path("detail").asString()).contains("s3://" + name, "cannot be reached");
      assertThat(check.path("fix").path("name").asString()).isEqualTo("reach-archive");
      assertComplete(server);
      assertThat(server.rebuilt().path("state").asString()).isEqualTo("failed");
      assertComplete(server);
      server.post("/api/events", "application/json", event(OLD.atDay(9)));
      JsonNode failed = ended(server, "/api/retain", "{}");
      assertThat(failed.path("state").asString()).isEqualTo("failed");
      assertThat(failed.path("message").asString()).contains("stays in the ledger");
    }
    deleteProjection();
    try (TestServer server = TestServer.in(data)) {
      JsonNode answer =
          server.await(QUESTION, now -> now.path("notes").toString().contains("cannot be read"));
      assertThat(answer.path("complete").asBoolean(true)).as(answer.toString()).isFalse();
      assertThat(answer.path("notes").toString())
          .contains("behind by up to", "not all of them are counted here");

      store.startAgain();
      server.await(QUESTION, now -> now.path("value").asInt(0) == EVENTS + 1);
      retain(server);
      assertThat(check(server, true).path("ok").asBoolean()).isTrue();
    }
  }

  private void deleteProjection() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("projection.duckdb")) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.list(data.resolve("run/archive/fetched"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** While servers go on with the one place and then with the other, as people do it. */
  @Test
  void archive_movedIntoTheBucketAndBack_isWhole_andGoneOnWith() throws Exception {
    Path config = data.resolve("config.yaml");
    String inBucket = Files.readString(config);
    String inDirectory = "retention: {keep: 90d}\n";
    Files.writeString(config, inDirectory);
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      retain(server);
      assertThat(moved(inDirectory, inBucket).copied()).isEqualTo(1);
      server.post("/api/events", "application/json", event(OLD.atDay(9)));
      server.awaitVisible();
      retain(server);
      ArchiveMoveJson more = moved(inDirectory, inBucket);
      assertThat(List.of(more.copied(), more.there())).containsExactly(1, 1);
    }
    Files.writeString(config, inBucket);
    try (TestServer server = TestServer.in(data)) {
      assertThat(check(server, true).path("ok").asBoolean()).isTrue();
      JsonNode rebuilt = server.rebuilt();
      assertThat(rebuilt.path("equal").asBoolean()).as(rebuilt.toString()).isTrue();
    }
    Path file = objects().get(0);
    Files.delete(file);
    Files.delete(data.resolve("archive").resolve(bucket.resolve("analytics").relativize(file)));
    ArchiveMoveJson lacking = moved(inBucket, inDirectory);
    assertThat(lacking.whole()).isFalse();
    assertThat(lacking.missing()).hasSize(1);
  }

  /** From where the one configuration says to where the other does. */
  private ArchiveMoveJson moved(String from, String to) throws IOException {
    DataDirectory own = new DataDirectory(data);
    Path former = Files.writeString(directory.resolve("former.yaml"), from);
    Path now = Files.writeString(directory.resolve("now.yaml"), to);
    try (ArchiveStore old = ConfigFile.read(former).retention().store(own, false);
        ArchiveStore fresh = ConfigFile.read(now).retention().store(own, false)) {
      return new ArchiveMove(new MoveEnd(own, null), old, fresh).run((what, done, total) -> {});
    }
  }

  @Test
  void backup_saysWhereTheArchiveIs_andARestoreLooksForIt() throws Exception {
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      retain(server);
    }
    Path backup = directory.resolve("backup");
    OwnBackup own = new OwnBackup(new DataDirectory(data), "1.0");
    own.take(backup, what -> {});
    assertThat(Files.readString(backup.resolve("manifest.json"))).contains("s3://" + name);

    assertThat(restored(backup).archive()).contains("1 archived files are", "all were found");
    for (Path object : objects()) {
      Files.delete(object);
    }
    assertThat(restored(backup).archive()).contains("1 were not found there, such as " + OLD);
    store.stop();
    assertThat(restored(backup).archive()).contains("could not be looked for", "cannot be reached");
  }

  private RestoreJson restored(Path backup) {
    Path fresh = directory.resolve("restored-" + BUCKETS.incrementAndGet());
    return new OwnBackup(new DataDirectory(fresh), "1.0").restore(backup, false, what -> {});
  }
}
