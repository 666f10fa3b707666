package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commands as a person types them, on a real server with real engines. */
class CommandsTest {
  @TempDir private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private AnalyticsServer server;

  @BeforeEach
  void start() {
    server = AnalyticsServer.start(ServerOptions.passing(new DataDirectory(data), false));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(stdout);
    System.setErr(stderr);
    server.close();
  }

  @Test
  void record_thenQuery_countsTheEvent() {
    assertThat(aecos("record", "generation", "element_generated", "104", "--project", "tower"))
        .isZero();
    JsonNode answer = answerOf("elements_generated", 1);

    assertThat(answer.path("value").asInt()).isEqualTo(1);
    assertThat(answer.path("complete").booleanValue(false)).as(answer.toString()).isTrue();
  }

  @Test
  void record_whatBreaksItsSchema_isAFinding() {
    assertThat(aecos("record", "parser", "parse_completed", "7")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).contains("quarantined: value: must be a number from 0 to 1");
  }

  @Test
  void record_underALocaleThatCannotReadTheName_isRefused() throws Exception {
    Path said = data.resolve("said.txt");
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Aecos.class.getName(),
            "analytics",
            "record",
            "parser",
            "parse_completed",
            "0.5",
            "--user",
            "José",
            "--data",
            data.toString());
    command.environment().put("LC_ALL", "C");
    Process process = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int code = process.waitFor();

    assertThat(Files.readString(said)).contains("'Jos", "cannot be read in this locale");
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(Api.JSON.readTree(query("parses")).path("events").asInt()).isZero();
  }

  @Test
  void record_typesFollowTheCatalogue_andAllElseStaysText() {
    assertThat(
            aecos(
                "record",
                "export",
                "ifc_exported",
                "value=1",
                "version=1.10",
                "build=007",
                "flag=true",
                "quoted=\"a b\"",
                "list=[1.10,2]"))
        .isZero();
    JsonNode event = theEvent("export");
    JsonNode attributes = event.path("attributes");
    assertThat(event.path("value").asInt()).isEqualTo(1);
    assertThat(attributes.path("version").asString()).isEqualTo("1.10");
    assertThat(attributes.path("version").isString()).isTrue();
    assertThat(attributes.path("build").asString()).isEqualTo("007");
    assertThat(attributes.path("flag").isString()).isTrue();
    assertThat(attributes.path("quoted").asString()).isEqualTo("a b");
    assertThat(attributes.path("list").isArray()).isTrue();
    assertThat(attributes.has("value")).isFalse();
  }

  @Test
  void record_aNameSaidTwice_isRefused() {
    for (String[] twice :
        new String[][] {
          {"project=a", "project=b"},
          {"--project", "a", "project=b"},
          {"x=1", "x=1"},
          {"1", "value=2"}
        }) {
      String[] all = new String[twice.length + 3];
      System.arraycopy(new String[] {"record", "parser", "parse_completed"}, 0, all, 0, 3);
      System.arraycopy(twice, 0, all, 3, twice.length);
      assertThat(aecos(all)).as(String.join(" ", twice)).isEqualTo(ExitCodes.USAGE);
    }
  }

  @Test
  void record_declaredNumbersAreNumbers_andDeclaredTextsAreText() {
    assertThat(aecos("record", "compliance", "rule_evaluated", "0", "section=1005.10")).isZero();
    assertThat(aecos("record", "cost", "estimate_completed", "9", "labor_hours=2.50")).isZero();
    assertThat(aecos("record", "parser", "parse_completed", "value=high"))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void quarantine_isDiscardedBySelection() throws Exception {
    send("first nonsense");
    send("second nonsense");
    assertThat(aecos("quarantine", "discard", "--reason", "a test")).isEqualTo(ExitCodes.USAGE);
    assertThat(aecos("quarantine", "replay", "--all")).isEqualTo(ExitCodes.FINDING);
    assertThat(aecos("quarantine", "discard", "--reason", "a test", "--reason-like", "json"))
        .isZero();
    assertThat(text(out)).contains("2 discarded");
    assertThat(quarantine().path("open").asInt()).isZero();
  }

  @Test
  void query_unknownMetric_isAUsageErrorThatNamesNearOnes() {
    assertThat(aecos("query", "elements_generatd")).isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("elements_generated");
  }

  @Test
  void quarantine_isListedShownMendedAndDiscarded() throws Exception {
    send("{\"id\":\"%s\",\"kind\":\"parser\"}".formatted(UUID.randomUUID()));
    send("this is no event");
    JsonNode items = quarantine().path("items");
    String noEvent = items.get(0).path("id").asString();
    String mended = items.get(1).path("id").asString();

    assertThat(aecos("quarantine", "show", mended)).isZero();
    assertThat(text(out)).contains("state     open").contains("\"kind\":\"parser\"");
    assertThat(aecos("quarantine", "replay", mended, "--rename", "kind=module"))
        .isEqualTo(ExitCodes.FINDING);
    assertThat(text(err)).contains("occurredAt");
    assertThat(
            aecos(
                "quarantine",
                "replay",
                mended,
                "--rename=kind=module",
                "--set=type=parse_completed",
                "--set=occurredAt=2026-11-02T09:15:00Z",
                "--set=value=0.5"))
        .isZero();
    assertThat(aecos("quarantine", "discard", noEvent, "--reason", "a test")).isZero();

    assertThat(quarantine().path("open").asInt()).isZero();
    assertThat(answerOf("parses", 1).path("value").asInt()).isEqualTo(1);
  }

  @Test
  void metricsTest_rebuildVerify_andDoctor_areDone() {
    aecos("record", "parser", "parse_completed", "0.5");

    assertThat(aecos("metrics", "test")).isZero();
    assertThat(aecos("rebuild", "--verify")).isZero();
    assertThat(text(out)).contains("1 rows rebuilt, equal to what was there");
    assertThat(text(err)).contains("Rebuild: 100%");
    assertThat(aecos("doctor")).isZero();
  }

  @Test
  void rebuild_asJson_saysWhatItAlwaysSaid() {
    aecos("record", "parser", "parse_completed", "0.5");
    assertThat(aecos("rebuild", "--verify", "--json")).isZero();
    JsonNode outcome = Api.JSON.readTree(text(out).substring(text(out).indexOf('{')));

    assertThat(outcome.propertyNames()).containsExactly("equal", "rows", "before", "after");
    assertThat(outcome.path("equal").booleanValue(false)).isTrue();
    assertThat(outcome.path("rows").asInt()).isEqualTo(1);
    assertThat(outcome.path("before")).isEqualTo(outcome.path("after"));
  }

  @Test
  void sample_storesHowBusyThisMachineIs() {
    assertThat(aecos("sample", "--count", "1")).isZero();
    assertThat(text(out)).containsPattern("[2-9] figures stored");
  }

  @Test
  void reconcile_tellsByItsExitCodeWhetherTheLogDiffers() throws Exception {
    assertThat(aecos("record", "parser", "parse_completed", "0.5", "--project", "tower")).isZero();
    answerOf("parses", 1);
    String head = "project,metric,from,to,value\ntower,parses,2026-01-01,2199-01-01,";
    Path log = Files.writeString(data.resolve("log.csv"), head + "1\n");
    assertThat(aecos("reconcile", "--log", log.toString())).isZero();
    assertThat(text(out)).contains("All 1 figures");

    Files.writeString(log, head + "2\n");
    out.reset();
    assertThat(aecos("reconcile", "--log", log.toString(), "--json")).isEqualTo(ExitCodes.FINDING);
    JsonNode answer = Api.JSON.readTree(text(out));
    assertThat(answer.propertyNames()).containsExactly("checked", "variances");
    assertThat(answer.path("variances").get(0).propertyNames())
        .containsExactly(
            "project", "metric", "from", "to", "logged", "counted", "variance", "explained");
    assertThat(answer.path("variances").get(0).path("variance").asDouble()).isEqualTo(-0.5);

    Path report = data.resolve("variances.pdf");
    assertThat(aecos("reconcile", "--log", log.toString(), "--out", report.toString()))
        .isEqualTo(ExitCodes.FINDING);
    assertThat(aecos("verify", report.toString())).isZero();
    assertThat(text(out)).contains("Reconciliation with a project log", "cannot tell whether");

    Files.writeString(log, head.replace("parses", "parsed") + "2\n");
    assertThat(aecos("reconcile", "--log", log.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("line 2, column metric", "parses");
    assertThat(aecos("reconcile", "--log", "no-such.csv")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void import_ofNoProject_saysSo() {
    assertThat(aecos("import", "--workspace", data.resolve("nowhere").toString())).isNotZero();
    assertThat(text(err)).contains("nowhere");
  }

  @Test
  void withoutAServer_aCommandStartsOneForItself() throws Exception {
    server.close();
    assertThat(aecos("record", "parser", "parse_completed", "0.5")).isZero();
    assertThat(answerOf("parses", 1).path("value").asInt()).isEqualTo(1);
    assertThat(Files.exists(data.resolve("run/server.json"))).isFalse();
  }

  private int aecos(String... arguments) {
    String[] line = new String[arguments.length + 3];
    line[0] = "analytics";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[line.length - 2] = "--data";
    line[line.length - 1] = data.toString();
    out.reset();
    err.reset();
    return Aecos.run(line);
  }

  /** The answer once the events that the ledger took have reached it. */
  private JsonNode answerOf(String metric, int events) {
    for (int attempt = 0; attempt < 100; attempt++) {
      JsonNode answer = Api.JSON.readTree(query(metric));
      if (answer.path("events").asInt() >= events) {
        return answer;
      }
    }
    throw new AssertionError("not in time: " + text(out));
  }

  private byte[] query(String metric) {
    assertThat(aecos("query", metric, "--period", "all", "--json")).isZero();
    return out.toByteArray();
  }

  /** The one event of a module once it is visible. */
  private JsonNode theEvent(String module) {
    Api api = new Api(server.url(), server.token());
    for (int attempt = 0; attempt < 500; attempt++) {
      JsonNode events = api.get("/api/events?period=all&module=" + module).path("events");
      if (!events.isEmpty()) {
        return events.get(0);
      }
    }
    throw new AssertionError("not in time: an event of " + module);
  }

  private JsonNode quarantine() {
    assertThat(aecos("quarantine", "list", "--json")).isZero();
    return Api.JSON.readTree(out.toByteArray());
  }

  private void send(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/events"))
            .header("Authorization", "Bearer " + server.token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
