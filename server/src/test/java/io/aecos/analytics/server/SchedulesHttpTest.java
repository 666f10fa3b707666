package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.directory.DataDirectory;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Schedules over HTTP, with a real mail server, a real receiver of webhooks and a real clock. */
class SchedulesHttpTest {
  static final SqlTimetable.Pace FAST =
      new SqlTimetable.Pace(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
  private static final String CSV = "\"report\":{\"report\":\"weekly\",\"format\":\"csv\"}";

  @TempDir private static Path directory;
  private static TestServer server;
  private static GreenMail post;
  private static HttpServer hooks;
  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

  private record Call(String id, String time, String signature, byte[] body) {}

  @BeforeAll
  static void start() throws Exception {
    post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.setUser("analytics", "geheim");
    post.start();
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext(
        "/taken",
        exchange -> {
          CALLS.add(
              new Call(
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature"),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hooks.createContext(
        "/gone",
        exchange -> {
          exchange.sendResponseHeaders(410, -1);
          exchange.close();
        });
    hooks.start();
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.createDirectories(directory.resolve("allowed"));
    Files.writeString(directory.resolve("mail.secret"), "geheim\n");
    Files.writeString(
        data.resolve("config.yaml"),
        """
        timeZone: UTC
        delivery:
          mail:
            host: 127.0.0.1
            port: %d
            security: none
            from: Analytics <analytics@example.com>
            user: analytics
            passwordFile: %s
          folders: [%s]
        """
            .formatted(
                post.getSmtp().getPort(),
                directory.resolve("mail.secret"),
                directory.resolve("allowed")));
    server =
        TestServer.of(
            new DataDirectory(data),
            beans -> beans.registerBean(SqlTimetable.Pace.class, () -> FAST));
    server.server().context().getBean(DueTimes.class).begin();
  }

  @AfterAll
  static void stop() {
    server.close();
    hooks.stop(0);
    post.stop();
  }

  @Test
  void folder_getsTheReportOfTheDueTime_wholeAndOnce() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("folder"));
    JsonNode made = add("weekly to a folder", CSV, deliver("folder", folder.toString()));
    LocalDate monday = LocalDate.now(ZoneOffset.UTC).minusWeeks(2).with(DayOfWeek.MONDAY);
    Instant due = monday.atTime(6, 0).toInstant(ZoneOffset.UTC);
    String inName = "-csv-" + monday + "T0600.zip";
    assertThat(made.path("catchUp").asString()).isEqualTo("all");

    timetable().put(id(made), due);
    JsonNode run = awaitRun(made, "done", due);
    awaitRun(made, "done", due.plus(Duration.ofDays(7)));
    awaitNextDue(made);
    timetable().put(id(made), due);
    awaitNextDue(made);

    assertThat(run.path("message").asString()).contains(folder.toString());
    List<Path> files = files(folder);
    assertThat(files.stream().map(Path::toString).filter(f -> f.endsWith(inName))).hasSize(1);
    Path first =
        files.stream().filter(f -> f.toString().endsWith(inName)).findFirst().orElseThrow();
    assertThat(first.getFileName().toString()).startsWith("weekly-report");
    assertThat(entry(first, "manifest.json"))
        .contains(monday.minusWeeks(1) + "T00:00:00Z")
        .contains(monday + "T00:00:00Z");
    HttpResponse<byte[]> again = server.get(run.path("report").asString() + "/file");
    assertThat(again.body()).isEqualTo(Files.readAllBytes(first));
    remove(made);
  }

  @Test
  void mail_arrivesWithTheSignedReport_once() throws Exception {
    JsonNode made =
        add("weekly by mail", CSV, "{\"mail\":[\"Ada <ada@example.com>\",\"bo@example.com\"]}");

    Instant due = run(made);
    JsonNode run = awaitRun(made, "done", due);

    assertThat(run.path("message").asString()).contains("ada@example.com");
    List<MimeMessage> letters = letters("ada@example.com");
    assertThat(letters).hasSize(1);
    MimeMessage letter = letters.get(0);
    assertThat(letter.getFrom()[0].toString()).contains("analytics@example.com");
    assertThat(letter.getSubject()).contains("Weekly report");
    assertThat(letter.getMessageID()).contains(id(made)).contains("@aecos-analytics");
    Multipart parts = (Multipart) letter.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("local administrator");
    BodyPart file = parts.getBodyPart(1);
    assertThat(file.getFileName()).endsWith(".zip");
    assertThat(file.getInputStream().readAllBytes())
        .isEqualTo(server.get(run.path("report").asString() + "/file").body());
    assertThat(letters("bo@example.com")).hasSize(1);
    remove(made);
  }

  @Test
  void webhook_isSignedAsItsMakerWasTold() throws Exception {
    JsonNode made = add("weekly to a program", CSV, deliver("webhook", hook("/taken")));
    String secret = made.path("secret").asString();
    assertThat(secret).startsWith("whsec_");
    assertThat(server.json("/api/schedules").toString())
        .doesNotContain(secret)
        .doesNotContain("/taken");

    awaitRun(made, "done", run(made));

    Call call =
        CALLS.stream().filter(one -> one.id().startsWith(id(made))).findFirst().orElseThrow();
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((call.id() + "." + call.time() + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(call.signature())
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(call.body())));
    JsonNode body = TestServer.JSON.readTree(call.body());
    assertThat(body.path("type").asString()).isEqualTo("report.made");
    assertThat(Base64.getDecoder().decode(body.path("data").path("content").asString()))
        .startsWith("PK".getBytes(StandardCharsets.UTF_8));
    remove(made);
  }

  @Test
  void delivery_thatIsRefused_failsVisibly() {
    JsonNode made = add("to nobody", CSV, deliver("webhook", hook("/gone")));

    JsonNode run = awaitRun(made, "failed", run(made));

    assertThat(run.path("message").asString()).contains("answers 410");
    assertThat(run.path("report").asString()).startsWith("/api/reports/");
    JsonNode doctor = server.json("/api/doctor");
    assertThat(doctor.toString())
        .contains("to nobody of local administrator")
        .contains("answers 410");
    assertThat(server.json("/api/notices").path("notices").toString())
        .contains("Schedule failed: to nobody")
        .contains("answers 410");
    assertThat(schedule(made).path("lastRun").path("state").asString()).isEqualTo("failed");
    remove(made);
  }

  @Test
  void owner_whoIsNotActiveAnyMore_getsNothingMadeOrSent() throws Exception {
    String cookie = server.signedInAs("mia", Role.INDIVIDUAL, "mia");
    JsonNode made =
        TestServer.json(
            send(
                "POST",
                "/api/schedules",
                cookie,
                order("mias", CSV, "{\"mail\":[\"mia@example.com\"]}")));
    send("PATCH", "/api/users?name=mia", null, "{\"active\":false}");

    JsonNode run = awaitRun(made, "failed", run(made));

    assertThat(run.path("message").asString())
        .contains("mia has no account")
        .contains("nothing was made");
    assertThat(run.path("report").isNull()).isTrue();
    assertThat(letters("mia@example.com")).isEmpty();
    remove(made);
  }

  @Test
  void owner_toWhomAProjectWasClosed_getsNothingMadeOrSent() {
    String cookie = server.signedInAs("tom", Role.INDIVIDUAL, "tom");
    String event =
        """
        {"id":"7d0c1d0e-36f1-4c3c-9d0e-0c1f5a6b7c8d","occurredAt":"2026-02-03T12:00:00Z",
         "module":"generation","type":"element_generated","project":"tower","user":"tom"}\
        """;
    assertThat(send("POST", "/api/events", null, event).statusCode()).isEqualTo(200);
    String tower =
        "\"report\":{\"report\":\"closeout\",\"format\":\"csv\",\"projects\":[\"tower\"]}";
    JsonNode made =
        TestServer.json(send("POST", "/api/schedules", cookie, order("toms", tower, "null")));
    awaitRun(made, "done", run(made));
    send("POST", "/api/teams", null, "{\"name\":\"secret team\"}");
    HttpResponse<byte[]> restricted =
        send(
            "PUT",
            "/api/projects/restricted",
            null,
            "{\"project\":\"tower\",\"team\":\"secret team\"}");
    assertThat(restricted.statusCode())
        .as(new String(restricted.body(), StandardCharsets.UTF_8))
        .isLessThan(300);

    JsonNode run = awaitRun(made, "failed", run(made));

    assertThat(run.path("message").asString())
        .contains("may see nothing of project 'tower' any more");
    remove(made);
  }

  @Test
  void schedule_isItsOwnersAlone_andAdministrators() {
    String lea = server.signedInAs("lea", Role.INDIVIDUAL, "lea");
    String kim = server.signedInAs("kim", Role.INDIVIDUAL, "kim");
    JsonNode made =
        TestServer.json(send("POST", "/api/schedules", lea, order("leas", CSV, "null")));

    for (String path : List.of("", "/runs")) {
      String address = "/api/schedules/" + id(made) + path;
      assertThat(send("GET", address, lea, null).statusCode()).isEqualTo(200);
      assertThat(send("GET", address, kim, null).statusCode()).isEqualTo(404);
      assertThat(send("GET", address, null, null).statusCode()).isEqualTo(200);
    }
    assertThat(send("DELETE", "/api/schedules/" + id(made), kim, null).statusCode()).isEqualTo(404);
    assertThat(TestServer.json(send("GET", "/api/schedules", kim, null)).path("schedules"))
        .isEmpty();
    remove(made);
  }

  @Test
  void folderAndWebhook_ofWhoIsNoAdministrator_goWhereTheSettingsSay() throws Exception {
    String ida = server.signedInAs("ida", Role.INDIVIDUAL, "ida");
    Path allowed = Files.createDirectories(directory.resolve("allowed").resolve("ida"));
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path link = Files.createSymbolicLink(allowed.resolve("link"), outside);

    HttpResponse<byte[]> in =
        send("POST", "/api/schedules", ida, order("a", CSV, deliver("folder", allowed.toString())));
    assertThat(in.statusCode()).isEqualTo(201);
    for (String deliver :
        List.of(
            deliver("folder", outside.toString()),
            deliver("folder", link.toString()),
            deliver("folder", allowed + "/../../outside"),
            deliver("webhook", hook("/taken")))) {
      HttpResponse<byte[]> out = send("POST", "/api/schedules", ida, order("b", CSV, deliver));
      assertThat(out.statusCode()).as(deliver).isEqualTo(400);
    }
    remove(TestServer.json(in));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cron|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"often\"}",
        "cron|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"}}",
        "name|{\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0 6 * * 1\"}",
        "report|{\"name\":\"x\",\"cron\":\"0 6 * * 1\"}",
        "report|{\"name\":\"x\",\"report\":{\"report\":\"yearly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\"}",
        "report|{\"name\":\"x\",\"refresh\":true,\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\"}",
        "month|{\"name\":\"x\",\"report\":{\"report\":\"monthly\",\"format\":\"csv\",\"month\":\"2026-01\"},\"cron\":\"0"
            + " 6 * * 1\"}",
        "projects|{\"name\":\"x\",\"report\":{\"report\":\"closeout\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\"}",
        "tz|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0 6 *"
            + " * 1\",\"tz\":\"Mars\"}",
        "catchUp|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"catchUp\":\"some\"}",
        "deliver|{\"name\":\"x\",\"refresh\":true,\"cron\":\"0 6 * *"
            + " 1\",\"deliver\":{\"mail\":[\"a@b.c\"]}}",
        "deliver|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"deliver\":{\"mail\":[\"a@b.c\"],\"folder\":\"/tmp\"}}",
        "mail|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0 6"
            + " * * 1\",\"deliver\":{\"mail\":[\"a@b.c\\r"
            + "\\n"
            + "Bcc: d@e.f\"]}}",
        "mail|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0 6"
            + " * * 1\",\"deliver\":{\"mail\":[]}}",
        "folder|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"deliver\":{\"folder\":\"here\"}}",
        "folder|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"deliver\":{\"folder\":\"/no/such\"}}",
        "webhook|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"deliver\":{\"webhook\":\"http://example.com/\"}}",
        "format|{\"name\":\"x\",\"report\":{\"report\":\"weekly\",\"format\":\"csv\"},\"cron\":\"0"
            + " 6 * * 1\",\"deliver\":{\"webhook\":\"https://example.com/\",\"format\":\"irc\"}}"
      })
  void order_thatCannotBeDone_isRefusedWithItsField(String field, String order) {
    HttpResponse<byte[]> refused = send("POST", "/api/schedules", null, order);

    assertThat(refused.statusCode())
        .as(new String(refused.body(), StandardCharsets.UTF_8))
        .isEqualTo(400);
    assertThat(TestServer.json(refused).path("field").asString()).isEqualTo(field);
  }

  @Test
  void dueTimes_thatWereMissed_areMadeUpForAsWanted() {
    Instant monday =
        LocalDate.now(ZoneOffset.UTC)
            .minusWeeks(3)
            .with(DayOfWeek.MONDAY)
            .atTime(6, 0)
            .toInstant(ZoneOffset.UTC);
    JsonNode all = add("catch all", CSV + ",\"catchUp\":\"all\"", "null");
    JsonNode latest = add("catch latest", CSV + ",\"catchUp\":\"latest\"", "null");
    JsonNode none = add("catch none", CSV + ",\"catchUp\":\"none\"", "null");
    for (JsonNode one : List.of(all, latest, none)) {
      timetable().put(id(one), monday);
      awaitNextDue(one);
    }

    assertThat(states(all)).hasSizeGreaterThanOrEqualTo(3).containsOnly("done");
    assertThat(states(latest)).containsExactly("done", "skipped");
    assertThat(states(none)).containsExactly("skipped");
    List.of(all, latest, none).forEach(SchedulesHttpTest::remove);
  }

  /** All that is due by now was done. */
  private static void awaitNextDue(JsonNode schedule) {
    server.await(
        "/api/schedules/" + id(schedule),
        told -> Instant.parse(told.path("nextDue").asString()).isAfter(Instant.now()));
  }

  private static List<String> states(JsonNode schedule) {
    List<String> states = new ArrayList<>();
    server
        .json("/api/schedules/" + id(schedule) + "/runs")
        .path("runs")
        .forEach(run -> states.add(run.path("state").asString()));
    return states;
  }

  private static JsonNode add(String name, String work, String deliver) {
    HttpResponse<byte[]> made = send("POST", "/api/schedules", null, order(name, work, deliver));
    assertThat(made.statusCode())
        .as(new String(made.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return TestServer.json(made);
  }

  private static String order(String name, String work, String deliver) {
    return "{\"name\":\"%s\",%s,\"cron\":\"0 6 * * 1\",\"deliver\":%s}"
        .formatted(name, work, deliver);
  }

  private static String deliver(String way, String to) {
    return TestServer.JSON.writeValueAsString(Map.of(way, to));
  }

  private static String hook(String path) {
    return "http://127.0.0.1:" + hooks.getAddress().getPort() + path;
  }

  private static Instant run(JsonNode schedule) {
    HttpResponse<byte[]> begun = send("POST", "/api/schedules/" + id(schedule) + "/run", null, "");
    assertThat(begun.statusCode()).isEqualTo(202);
    return Instant.parse(TestServer.json(begun).path("due").asString());
  }

  private static JsonNode awaitRun(JsonNode schedule, String state, Instant due) {
    JsonNode runs =
        server.await(
            "/api/schedules/" + id(schedule) + "/runs",
            told -> !of(told, due).path("endedAt").isNull() && !of(told, due).isMissingNode());
    JsonNode run = of(runs, due);
    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo(state);
    return run;
  }

  private static JsonNode of(JsonNode runs, Instant due) {
    for (JsonNode run : runs.path("runs")) {
      if (Instant.parse(run.path("due").asString()).equals(due.truncatedTo(ChronoUnit.MILLIS))) {
        return run;
      }
    }
    return runs.path("none");
  }

  private static JsonNode schedule(JsonNode schedule) {
    return server.json("/api/schedules/" + id(schedule));
  }

  private static void remove(JsonNode schedule) {
    assertThat(send("DELETE", "/api/schedules/" + id(schedule), null, null).statusCode())
        .isEqualTo(204);
  }

  private static String id(JsonNode schedule) {
    return schedule.path("id").asString();
  }

  private static Timetable timetable() {
    return server.server().context().getBean(Timetable.class);
  }

  private static HttpResponse<byte[]> send(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String cookie,
      @org.jspecify.annotations.Nullable String body) {
    var request =
        cookie == null ? server.request(path) : server.anonymous(path).header("Cookie", cookie);
    if (cookie != null) {
      request.header("Origin", server.server().url());
    }
    return server.send(
        request
            .header("Content-Type", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static List<MimeMessage> letters(String to) throws Exception {
    List<MimeMessage> letters = new ArrayList<>();
    for (MimeMessage letter : post.getReceivedMessages()) {
      if (GreenMailUtil.getAddressList(letter.getAllRecipients()).contains(to)) {
        letters.add(letter);
      }
    }
    // Each of its recipients has a copy.
    return letters.stream()
        .collect(
            java.util.stream.Collectors.toMap(SchedulesHttpTest::idOf, one -> one, (a, b) -> a))
        .values()
        .stream()
        .toList();
  }

  private static String idOf(MimeMessage letter) {
    try {
      return letter.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String entry(Path zip, String name) throws Exception {
    try (var file = new java.util.zip.ZipFile(zip.toFile())) {
      return new String(
          file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
