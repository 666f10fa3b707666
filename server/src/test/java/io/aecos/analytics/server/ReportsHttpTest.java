package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.report.sign.Check;
import io.aecos.analytics.report.sign.StoredZip;
import io.aecos.analytics.report.sign.Verdict;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports over HTTP: made in the asker's scope, signed, kept, and theirs alone. */
class ReportsHttpTest {
  @TempDir private static Path directory;
  private static TestServer server;
  private static HiddenFirm firm;

  @BeforeAll
  static void start() {
    server = TestServer.in(directory.resolve("data"), HiddenFirm.VIEWERS);
    firm = new HiddenFirm(server);
    firm.settle(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void report_isSignedKeptForItsOwnerAndTellsWhatItsAskerMaySee() throws Exception {
    String lead = firm.report("lead", "closeout");
    String administrator = firm.report("administrator", "closeout");

    String told = text(fetch("lead", lead));
    assertThat(told).contains("mine");
    assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain("7007007", "7,007,007");
    assertThat(text(fetch("administrator", administrator))).contains("7,007,007");
    Verdict verdict = check(fetch("lead", lead).body());
    assertThat(verdict.whole()).isTrue();
    assertThat(new String(verdict.manifest(), StandardCharsets.UTF_8))
        .contains("\"askedBy\" : \"lea\"");
  }

  @Test
  void report_isItsAskersAlone() {
    String address = firm.report("individual", "closeout");

    assertThat(fetch("individual", address).statusCode()).isEqualTo(200);
    for (String other : new String[] {"lead", "auditor", "stranger", "administrator"}) {
      assertThat(fetch(other, address).statusCode()).as(other).isEqualTo(404);
      assertThat(ask(other, "/api/reports").toString()).as(other).doesNotContain(address);
    }
    assertThat(ask("individual", "/api/reports").toString()).contains(address);
    assertThat(server.send(server.anonymous(address + "/file").GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void filesAndKey_areTheirOwnersAlone() throws Exception {
    firm.report("administrator", "closeout");

    for (String folder : new String[] {"keys", "reports"}) {
      Path root = directory.resolve("data").resolve(folder);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
          .isEqualTo("rwx------");
      try (var files = Files.list(root)) {
        for (Path file : files.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void download_isInTheBookOfUsage() {
    String exports = "/api/metrics/data_exports?period=all";
    server.awaitVisible();
    long before = server.json(exports).path("value").asLong(0);

    fetch("administrator", firm.report("administrator", "closeout"));

    server.await(exports, told -> told.path("value").asLong() > before);
  }

  /** A spreadsheet opens as it comes; the signed file beside it still proves it. */
  @Test
  void file_givesAPartOfAZipFileByItself_andTheAuditTrailSaysWhatLeft() {
    String address = firm.report("administrator", "closeout", "xlsx");
    HttpResponse<byte[]> workbook =
        server.send(
            server
                .request(address + "/file?part=report.xlsx")
                .header("X-Viewer", "administrator")
                .GET());

    assertThat(workbook.statusCode()).isEqualTo(200);
    assertThat(workbook.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("spreadsheetml"));
    assertThat(workbook.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains(".xlsx\""));
    byte[] zip = fetch("administrator", address).body();
    assertThat(StoredZip.entries(zip)).containsEntry("report.xlsx", workbook.body());
    assertThat(verified("administrator", zip).path("whole").asBoolean()).isTrue();

    HttpResponse<byte[]> none =
        server.send(
            server
                .request(address + "/file?part=report.csv")
                .header("X-Viewer", "administrator")
                .GET());
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(none).path("allowed").toString()).contains("report.xlsx");

    JsonNode entry =
        ask("administrator", "/api/audit?action=export.report&outcome=done").path("entries").get(0);
    assertThat(entry.path("target").asString()).isNotBlank().doesNotContain("/");
    assertThat(entry.path("filters").asString())
        .contains("report=closeout", "format=xlsx", "id=" + address.replaceAll(".*/", ""));
  }

  @Test
  void verification_saysWhoWhenAndWhetherTheFileIsWhole() {
    byte[] file = fetch("administrator", firm.report("administrator", "closeout")).body();

    JsonNode whole = verified("auditor", file);
    assertThat(whole.path("whole").asBoolean()).isTrue();
    assertThat(whole.path("known").asBoolean()).isTrue();
    assertThat(whole.path("title").asString()).isNotBlank();
    assertThat(whole.path("signedAt").asString()).startsWith("20");
    assertThat(verified("administrator", file).path("ledger").path("same").isNull()).isFalse();

    byte[] changed = file.clone();
    changed[changed.length / 2] ^= 1;
    JsonNode broken = verified("auditor", changed);
    assertThat(broken.path("whole").asBoolean()).isFalse();
    assertThat(broken.path("reason").asString()).isNotBlank();
    assertThat(broken.path("ledger").isNull()).isTrue();

    HttpResponse<byte[]> none = bring("auditor", "no report".getBytes(StandardCharsets.UTF_8));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(bring("nobody", file).statusCode()).isEqualTo(401);
    assertThat(bring("auditor", new byte[64 * 1024 * 1024 + 1]).statusCode()).isEqualTo(413);
  }

  /** Whoever takes a brief from a page takes it of what the page shows. */
  @Test
  void brief_ofAPage_isOfItsPeriodAndFilters() throws Exception {
    String url = "/overview?from=2026-02-01&to=2026-02-28&project=mine&compare=previous";
    String address =
        firm.reportOf(
            "administrator",
            "{\"report\":\"roi\",\"format\":\"pdf\",\"url\":\"%s\"}".formatted(url));
    byte[] manifest = check(fetch("administrator", address).body()).manifest();
    JsonNode query = JsonMapper.builder().build().readTree(manifest).path("query");

    assertThat(query.path("from").asString()).startsWith("2026-02-01");
    assertThat(query.path("to").asString()).startsWith("2026-03-01");
    assertThat(query.path("filters").path("project").toString()).isEqualTo("[\"mine\"]");
    assertThat(query.path("comparedFrom").isString()).isFalse();
  }

  /** As the dates of the project, whatever others did since, this product's own events included. */
  @Test
  void closeout_isFromTheFirstToTheLastEventOfItsProjects() throws Exception {
    for (String day : new String[] {"2026-02-03", "2026-02-20"}) {
      String event =
          """
          {"id":"%s","occurredAt":"%sT12:00:00Z","module":"generation","type":"element_generated",
           "project":"barn","user":"ana"}\
          """
              .formatted(UUID.randomUUID(), day);
      assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
    }
    fetch("administrator", firm.report("administrator", "closeout"));

    String address =
        firm.reportOf(
            "administrator",
            """
            {"report":"closeout","format":"json","projects":["barn"],"tz":"UTC"}\
            """);
    byte[] file = fetch("administrator", address).body();
    JsonNode query =
        JsonMapper.shared().readTree(StoredZip.entries(file).get("manifest.json")).path("query");

    assertThat(query.path("from").asString()).isEqualTo("2026-02-03T00:00:00Z");
    assertThat(query.path("to").asString()).isEqualTo("2026-02-21T00:00:00Z");
    assertThat(new String(StoredZip.entries(file).get("report.json"), StandardCharsets.UTF_8))
        .doesNotContain("behind by");
  }

  /** Nobody learns of a project by asking for a report of it. */
  @Test
  void report_ofAProjectThatIsNotSeen_isRefusedAsOneThatThereIsNot() {
    for (String viewer : new String[] {"individual", "lead", "stranger"}) {
      String unseen = refusal(viewer, "zqhidden-tower");
      assertThat(unseen.replace("zqhidden-tower", "zqunknown-tow"))
          .as(viewer)
          .isEqualTo(refusal(viewer, "zqunknown-tow"))
          .doesNotContain("zqhidden");
    }
    String schedule =
        """
        {"name":"s","cron":"0 6 1 * *",
         "report":{"report":"monthly","format":"pdf","projects":["nope"]}}\
        """;
    HttpResponse<byte[]> refused = server.post("/api/schedules", "application/json", schedule);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).path("field").asString()).isEqualTo("projects");
  }

  private static String refusal(String viewer, String project) {
    String body =
        "{\"report\":\"monthly\",\"format\":\"pdf\",\"projects\":[\"%s\"]}".formatted(project);
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/reports")
                .header("X-Viewer", viewer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(viewer).isEqualTo(400);
    JsonNode told = TestServer.json(answer);
    return told.path("detail").asString() + told.path("allowed");
  }

  @Test
  void brief_linksWithTheTimeZoneThatItWasMadeFor() {
    String address =
        firm.reportOf(
            "administrator",
            """
            {"report":"roi","format":"json","url":"/overview?period=7d","tz":"America/New_York"}\
            """);
    byte[] file = StoredZip.entries(fetch("administrator", address).body()).get("report.json");

    assertThat(new String(file, StandardCharsets.UTF_8)).contains("&tz=America%2FNew_York");
  }

  private static JsonNode verified(String viewer, byte[] file) {
    HttpResponse<byte[]> answer = bring(viewer, file);
    assertThat(answer.statusCode()).isEqualTo(200);
    return TestServer.json(answer);
  }

  private static HttpResponse<byte[]> bring(String viewer, byte[] file) {
    String path = "/api/reports/verification";
    var request =
        viewer.equals("nobody")
            ? server.anonymous(path)
            : server.request(path).header("X-Viewer", viewer);
    return server.send(
        request
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  @Test
  void check_saysWhetherTheLedgerStillGivesTheSame() throws Exception {
    String address = firm.report("auditor", "security");
    Verdict verdict = check(fetch("auditor", address).body());

    JsonNode same = post("auditor", "/api/reports/check", verdict.manifest());
    JsonNode other = post("individual", "/api/reports/check", verdict.manifest());

    assertThat(same.path("same").asBoolean(false)).isTrue();
    assertThat(other.path("same").isNull()).isTrue();
    assertThat(other.path("reason").asString()).contains("another scope");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "report|{}",
        "report|{\"report\":\"yearly\",\"format\":\"pdf\"}",
        "format|{\"report\":\"monthly\"}",
        "format|{\"report\":\"monthly\",\"format\":\"docx\"}",
        "month|{\"report\":\"monthly\",\"format\":\"pdf\",\"month\":\"October\"}",
        "month|{\"report\":\"monthly\",\"format\":\"pdf\",\"month\":\"9999-01\"}",
        "month|{\"report\":\"weekly\",\"format\":\"pdf\",\"month\":\"2026-01\"}",
        "projects|{\"report\":\"closeout\",\"format\":\"pdf\"}",
        "projects|{\"report\":\"monthly\",\"format\":\"pdf\",\"projects\":[\"\"]}",
        "projects|{\"report\":\"closeout\",\"format\":\"pdf\",\"projects\":[\"mine\",\"nope\"]}",
        "projects|{\"report\":\"monthly\",\"format\":\"pdf\",\"projects\":[\"nope\"]}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"/cost?project=nope\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"javascript:alert(1)\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"https://evil.example/cost\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"//evil.example/cost\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"/nowhere\"}",
        "url|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"/cost?vs=project:a\"}",
        "url|{\"report\":\"monthly\",\"format\":\"pdf\",\"url\":\"/cost\"}",
        "month|{\"report\":\"roi\",\"format\":\"pdf\",\"url\":\"/cost\",\"month\":\"2026-02\"}",
        "colour|{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"/cost?colour=red\"}",
        "tz|{\"report\":\"monthly\",\"format\":\"pdf\",\"tz\":\"Mars\"}",
        "language|{\"report\":\"monthly\",\"format\":\"pdf\",\"language\":\"fr\"}"
      })
  void wrongQuestion_isRefusedWithItsField(String field, String body) {
    HttpResponse<byte[]> answer = server.post("/api/reports", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString()).isEqualTo(field);
  }

  private static HttpResponse<byte[]> fetch(String viewer, String address) {
    return server.send(server.request(address + "/file").header("X-Viewer", viewer).GET());
  }

  private static JsonNode ask(String viewer, String address) {
    return TestServer.json(server.send(server.request(address).header("X-Viewer", viewer).GET()));
  }

  private static JsonNode post(String viewer, String address, byte[] body) {
    return TestServer.json(
        server.send(
            server
                .request(address)
                .header("X-Viewer", viewer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))));
  }

  private static Verdict check(byte[] pdf) throws Exception {
    Path file = Files.createTempFile(directory, "report", ".pdf");
    Files.write(file, pdf);
    return Check.of(file);
  }

  private static String text(HttpResponse<byte[]> answer) throws Exception {
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
