package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events that grow old under a server with a retention of 90 days. */
class RetentionHttpTest {
  private static final YearMonth OLD = YearMonth.now(ZoneOffset.UTC).minusMonths(14);
  private static final String QUESTION =
      "/api/metrics/elements_generated?from=%s&to=%s"
          .formatted(OLD.minusMonths(1).atDay(1), LocalDate.now(ZoneOffset.UTC));

  @TempDir Path directory;
  private Path data;

  @BeforeEach
  void configure() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    config("retention: {keep: 90d, hold: [held], modules: {cost: 5y}}");
  }

  private void config(String yaml) throws IOException {
    Files.writeString(data.resolve("config.yaml"), yaml + "\n");
  }

  private static String event(String project, String type, String at) {
    String[] names = type.split("/");
    return """
        {"id":"%s","occurredAt":"%s","module":"%s","type":"%s","user":"mia","project":"%s",\
        "value":1,"source":"practice"}"""
        .formatted(UUID.randomUUID(), at, names[0], names[1], project);
  }

  private static String old(String project, String type) {
    return event(project, type, OLD.atDay(7) + "T12:00:00Z");
  }

  private static void fill(TestServer server) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(old("tower", "generation/element_generated")).append('\n');
    }
    lines.append(old("held", "generation/element_generated")).append('\n');
    lines.append(old("tower", "cost/estimate_completed")).append('\n');
    lines.append(Events.generated("tower", "mia")).append('\n');
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static JsonNode work(TestServer server, String path, String body) {
    HttpResponse<byte[]> started = server.post(path, "application/json", body);
    assertThat(started.statusCode()).as(new String(started.body())).isEqualTo(202);
    JsonNode job =
        server.await(
            started.headers().firstValue("Location").orElseThrow(),
            now -> !now.path("state").asString().equals("running"));
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    return job.path("outcome");
  }

  private static JsonNode segment(TestServer server) {
    for (JsonNode segment : server.json("/api/storage").path("segments")) {
      if (segment.path("month").asString().equals(OLD.toString())) {
        return segment;
      }
    }
    throw new AssertionError("no segment of " + OLD);
  }

  private static JsonNode check(TestServer server) {
    return check(server, "archive");
  }

  private static JsonNode check(TestServer server, String name) {
    for (JsonNode check : server.json("/api/doctor").path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("the doctor does not look at the " + name);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(data.resolve("archive"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void retain_movesWhatIsOld_andEveryFigureStays() {
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      JsonNode before = server.json(QUESTION);
      assertThat(segment(server).path("state").asString()).isEqualTo("sealed");
      JsonNode dry = work(server, "/api/retain", "{\"dryRun\":true}");
      assertThat(dry.path("events").asInt()).isEqualTo(40);
      assertThat(dry.path("months").get(0).path("held").asInt()).isEqualTo(1);
      assertThat(dry.path("months").get(0).path("kept").asInt()).isEqualTo(1);
      assertThat(data.resolve("archive")).doesNotExist();

      JsonNode outcome = work(server, "/api/retain", "{\"compact\":true}");
      assertThat(outcome.path("events").asInt()).isEqualTo(40);
      assertThat(files()).hasSize(2);
      JsonNode segment = segment(server);
      assertThat(segment.path("state").asString()).isEqualTo("archived");
      assertThat(segment.path("events").asInt()).isEqualTo(42);
      assertThat(segment.path("inLedger").asInt()).isEqualTo(2);
      assertThat(segment.path("archived").asInt()).isEqualTo(40);
      assertThat(segment.path("archiveBytes").asLong()).isPositive();
      assertThat(server.json("/api/storage").path("retention").asString())
          .isEqualTo("90 days, then archived; cost 5 years; held is held");
      assertThat(check(server).path("ok").asBoolean(false)).isTrue();

      assertSame(server, before, 41);
      JsonNode rebuilt = server.rebuilt();
      assertThat(rebuilt.path("equal").asBoolean()).as(rebuilt.toString()).isTrue();
      assertSame(server, before, 41);
      assertThat(work(server, "/api/retain", "{}").path("events").asInt()).isZero();
    }
  }

  private static void assertSame(TestServer server, JsonNode before, int value) {
    JsonNode after = server.json(QUESTION);
    assertThat(after.path("value")).isEqualTo(before.path("value"));
    assertThat(after.path("value").asInt()).isGreaterThanOrEqualTo(value);
    assertThat(after.path("series")).isEqualTo(before.path("series"));
    assertThat(after.path("complete").asBoolean()).isTrue();
    assertThat(after.path("notes").toString())
        .contains("\"archived\"", "archived: events of " + OLD);
  }

  @Test
  void archivedEvents_areDuplicates_lateOnesAreCounted_andComeBack() {
    try (TestServer server = TestServer.in(data)) {
      String first = old("tower", "generation/element_generated");
      server.post("/api/events", "application/json", first);
      work(server, "/api/retain", "{}");

      HttpResponse<byte[]> again = server.post("/api/events", "application/json", first);
      assertThat(TestServer.json(again).path("duplicate").asInt()).isEqualTo(1);
      server.post("/api/events", "application/json", old("tower", "parser/parse_completed"));
      assertThat(segment(server).path("late").asInt()).isEqualTo(1);
      assertThat(segment(server).path("events").asInt()).isEqualTo(2);
      assertThat(work(server, "/api/retain", "{}").path("events").asInt()).isEqualTo(1);

      String days = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(OLD.atDay(3), OLD.atDay(4));
      JsonNode back = work(server, "/api/restore-archive", days);
      assertThat(back.path("events").asInt()).isEqualTo(2);
      assertThat(files()).isEmpty();
      assertThat(segment(server).path("state").asString()).isEqualTo("sealed");
      JsonNode left = work(server, "/api/retain", "{}").path("months").get(0);
      assertThat(left.path("note").asString()).contains("left alone for 30 days");
      assertThat(left.path("events").asInt()).isZero();
    }
  }

  @Test
  void archive_thatIsMissingOrChanged_isFoundAndNamed_andNothingIsForgotten() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      fill(server);
      JsonNode before = server.json(QUESTION);
      work(server, "/api/retain", "{}");
      Path file = files().stream().filter(each -> each.toString().endsWith("t")).findFirst().get();
      byte[] content = Files.readAllBytes(file);

      Files.delete(file);
      assertThat(check(server).path("ok").asBoolean(true)).isFalse();
      assertThat(check(server).path("detail").asString())
          .contains(file.getFileName() + " is missing (events of " + OLD + ")", "backup");
      JsonNode rebuilt = server.rebuilt();
      assertThat(rebuilt.path("state").asString()).isEqualTo("failed");
      assertThat(rebuilt.path("message").asString()).contains("is missing");
      assertSame(server, before, 41);

      byte[] changed = content.clone();
      changed[changed.length / 2] ^= 1;
      Files.write(file, changed);
      assertThat(check(server).path("detail").asString()).contains("changed or damaged");
      String days = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(OLD.atDay(1), OLD.atDay(2));
      HttpResponse<byte[]> started = server.post("/api/restore-archive", "application/json", days);
      JsonNode failed =
          server.await(
              started.headers().firstValue("Location").orElseThrow(),
              now -> !now.path("state").asString().equals("running"));
      assertThat(failed.path("state").asString()).isEqualTo("failed");
      Files.write(file, content);
      assertThat(check(server).path("ok").asBoolean(false)).isTrue();
      assertThat(server.rebuilt().path("equal").asBoolean()).isTrue();
    }
  }

  @Test
  void configuration_thatWouldLoseAFigure_isRefusedAtStart_andNamesThePair() throws IOException {
    config("retention: {keep: 2y, then: remove}");
    assertRefused("would remove events after 2 years, and metric '");
    config("retention: {then: remove, modules: {parser: 90d}}");
    assertRefused("would remove events of module 'parser' after 90 days, and metric 'parse");
    config("retention: {keep: 90 fortnights}");
    assertRefused("must be like 90d, 18 months, 2y or forever, not '90 fortnights'");
    config("retention: {keep: 90d, than: archive}");
    assertRefused("unknown key 'than'");
  }

  /** It was taken by earlier versions, and may be among the rules that runs went by. */
  @Test
  void module_thatIsMisspelt_isRefusedAtStart_andPutRightWaitsForAPerson() throws IOException {
    Files.writeString(data.resolve("retention.agreed"), "keep\t2 years\nmodule\tsytem\t90 days\n");
    config("retention: {keep: 2y, modules: {sytem: 90d}}");
    assertRefused("'retention.modules' names 'sytem'");
    assertRefused("did you mean 'system'?");

    config("retention: {keep: 2y, modules: {system: 90d}}");
    try (TestServer server = TestServer.in(data)) {
      assertThat(check(server, "retention").path("detail").asString())
          .contains("sooner than before (2 years, then archived; sytem 90 days; now 2 years")
          .contains("until `retain` was said once");
    }
    config("retention: {keep: 2y}");
    try (TestServer server = TestServer.in(data)) {
      assertThat(check(server, "retention").path("ok").asBoolean(false)).isTrue();
    }
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> TestServer.in(data).close())
        .satisfies(
            e -> {
              Throwable root = e;
              while (root.getCause() != null) {
                root = root.getCause();
              }
              assertThat(root.getMessage()).contains(why);
            });
  }

  @Test
  void routes_areForAdministrators_andSayWhatIsWrong() {
    try (TestServer server = TestServer.in(data)) {
      String cookie = server.signedInAs("lead", Viewer.Role.TEAM_LEAD, "mia");
      for (String path : List.of("/api/retain", "/api/restore-archive")) {
        HttpResponse<byte[]> refused =
            server.send(
                server
                    .anonymous(path)
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
        assertThat(refused.statusCode()).isEqualTo(403);
      }
      for (String body :
          List.of(
              "{}",
              "{\"from\":\"yesterday\",\"to\":\"2025-01-01\"}",
              "{\"from\":\"2025-02-01\",\"to\":\"2025-01-01\"}")) {
        HttpResponse<byte[]> answer = server.post("/api/restore-archive", "application/json", body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("INVALID_BODY");
      }
    }
  }
}
